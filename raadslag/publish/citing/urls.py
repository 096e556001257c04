"""The address of one decision: the item's id, so that it is as permanent."""

from __future__ import annotations

from django.urls import path

from raadslag.publish.citing import views

urlpatterns = [path("beslutning/<str:uid>/", views.decision, name="decision")]
