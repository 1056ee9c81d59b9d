"""Every address of the installation."""

from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.i18n import set_language

from seedtrain.base.access import public
from seedtrain.site.home import home
from seedtrain.site.sitemap import SITEMAPS, robots

urlpatterns = [
    path("", home, name="home"),
    path("sitemap.xml", public(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("account/", include("seedtrain.site.account_urls")),
    path("language", public(set_language), name="set_language"),
    path("", include("seedtrain.base.gallery.urls")),
    path("", include("seedtrain.people.urls")),
    path("", include("seedtrain.standards.urls")),
    path("", include("seedtrain.qualifications.urls")),
    path("", include("seedtrain.practice.urls")),
    path("", include("seedtrain.catalogue.urls")),
    path("", include("seedtrain.programmes.urls")),
    path("", include("seedtrain.jobs.urls")),
    path("", include("seedtrain.messages.urls")),
    path("", include("seedtrain.exchange.urls")),
    path("", include("seedtrain.site.path.urls")),
    path("", include("seedtrain.site.history.urls")),
]
