"""The addresses of the gallery."""

from django.urls import path, re_path

from seedtrain.base.gallery.views import gallery

urlpatterns = [
    path("gallery", gallery, name="gallery"),
    re_path(r"^gallery/(?P<side>forms|plots)$", gallery, name="gallery_side"),
]
