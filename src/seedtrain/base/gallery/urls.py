"""The address of the gallery."""

from django.urls import path

from seedtrain.base.gallery.views import gallery

urlpatterns = [path("gallery", gallery, name="gallery")]
