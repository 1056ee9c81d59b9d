"""Addresses of feedback."""

from django.urls import path

from seedtrain.programmes.feedback import views

urlpatterns = [
    path("mine/<str:token>/feedback", views.mine, name="my_feedback"),
    path("mine/<str:token>/feedback/<slug:session_code>", views.mine_on_session, name="my_session_feedback"),
    path("mine/<str:token>/follow-up/<int:months>", views.my_follow_up, name="my_follow_up"),
    path("employer/<str:secret>", views.employer, name="employer_view"),
    path("editions/<slug:edition_slug>/run/feedback", views.results, name="edition_feedback"),
    path("editions/<slug:edition_slug>/run/follow-up", views.follow_up, name="edition_follow_up"),
]
