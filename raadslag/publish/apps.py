"""The room's registration with Django."""

from django.apps import AppConfig


class PublishConfig(AppConfig):
    name = "raadslag.publish"
    label = "publish"
    verbose_name = "Offentliggørelse"
