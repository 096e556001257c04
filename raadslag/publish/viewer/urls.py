"""The addresses of attachments and of their pages."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.viewer import views

urlpatterns = [
    path("bilag/<str:uid>/", views.attachment, name="attachment"),
    path("bilag/<str:uid>/side/<int:number>.webp", views.page_picture, name="page-picture"),
]
