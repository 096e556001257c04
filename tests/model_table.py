"""The table of models in docs/architecture.md: `python -m tests.model_table` writes it anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "architecture.md"
FROM_DJANGO = {"id", "password", "last_login", "is_superuser"}
SECTION = r"(### {room}\n\n\| model \| fields \|\n\|---\|---\|\n)((?:\| .* \|\n)*)"


def rows(room: str) -> str:
    """A line for each model of the room, in the order they are declared."""
    from django.apps import apps

    return "".join(
        f"| {model.__name__} | {', '.join(map(_field, _fields(model)))} |\n"
        for model in apps.get_app_config(room).get_models()
    )


def _fields(model):
    return [field for field in model._meta.concrete_fields if field.name not in FROM_DJANGO]


def _field(field) -> str:
    related = f" [{field.related_model.__name__}]" if field.related_model else ""
    return f"`{field.name}`{related}{'?' if field.null else ''}"


def write() -> None:
    page = PAGE.read_text("utf-8")
    for room in re.findall(r"^### (\w+)\n\n\| model \|", page, re.MULTILINE):
        page = re.sub(SECTION.format(room=room), lambda m, room=room: m[1] + rows(room), page)
    PAGE.write_text(page, "utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "raadslag.config.settings")
    import django

    django.setup()
    write()
