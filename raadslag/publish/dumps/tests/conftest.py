"""The dump tells of the same town as the API."""

from raadslag.publish.oparl.tests.conftest import public, town

__all__ = ["public", "town"]
