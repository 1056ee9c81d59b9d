"""Every address of the installation."""

from django.urls import include, path
from django.views.i18n import set_language

from seedtrain.base.access import public

urlpatterns = [
    path("account/", include("seedtrain.site.account_urls")),
    path("language", public(set_language), name="set_language"),
]
