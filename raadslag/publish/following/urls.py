"""The addresses for following."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.following import views

urlpatterns = [
    path("foelg/", views.follow, name="follow"),
    path("foelg/sendt/", views.sent, name="follow-sent"),
    path("foelg/<str:token>/bekraeft/", views.confirm, name="follow-confirm"),
    path("foelg/<str:token>/stop/", views.stop, name="follow-stop"),
    path("foelg/<str:token>/stop-nu/", views.stop_at_once, name="follow-stop-at-once"),
]
