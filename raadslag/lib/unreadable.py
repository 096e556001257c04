"""What is raised of a file that cannot be read."""

from __future__ import annotations


class Unreadable(Exception):
    """The file cannot be read; str() says why, in Danish, in words fit to show."""
