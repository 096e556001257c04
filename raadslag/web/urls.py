"""The shell's own addresses."""

from django.urls import path

from raadslag.web import style

app_name = "web"

urlpatterns = [
    path("stil/", style.components, name="style"),
]
