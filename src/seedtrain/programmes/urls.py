"""Addresses of programmes, area by area."""

from django.urls import include, path

urlpatterns = [
    path("", include("seedtrain.programmes.editions.urls")),
    path("", include("seedtrain.programmes.venues.urls")),
    path("", include("seedtrain.programmes.planned.urls")),
    path("", include("seedtrain.programmes.faculty.urls")),
    path("", include("seedtrain.programmes.materials.urls")),
    path("", include("seedtrain.programmes.registration.urls")),
    path("", include("seedtrain.programmes.desk.urls")),
    path("", include("seedtrain.programmes.attendance.urls")),
    path("", include("seedtrain.programmes.selection.urls")),
    path("", include("seedtrain.programmes.questions.urls")),
    path("", include("seedtrain.programmes.feedback.urls")),
    path("", include("seedtrain.programmes.onsite.urls")),
    path("", include("seedtrain.programmes.certificates.urls")),
]
