"""Addresses of keeping attempts on a device. The service worker's own address bounds what it may answer for."""

from django.urls import path

from seedtrain.practice.views import device

urlpatterns = [
    path("practice/kept", device.kept, name="kept"),
    path("practice/service-worker.js", device.service_worker, name="service_worker"),
    path("practice/engine/<str:name>", device.device_file, name="device_file"),
    path("practice/<slug:code>/keep", device.keep, name="keep"),
    path("practice/<slug:code>/keep.json", device.plan, name="keep_plan"),
    path("practice/attempts/<uuid:attempt_id>/kept", device.kept_room, name="kept_room"),
    path("practice/attempts/<uuid:attempt_id>/kept.json", device.kept_package, name="kept_package"),
    path("practice/attempts/<uuid:attempt_id>/take-back", device.take_back, name="take_back"),
    path("practice/attempts/<uuid:attempt_id>/hand-in-kept", device.hand_in_kept, name="hand_in_kept"),
]
