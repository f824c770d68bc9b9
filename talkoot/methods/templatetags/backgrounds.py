"""Where a page tells of the research behind methods."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from talkoot.methods import backgrounds
from talkoot.methods.definition import Method

register = template.Library()


@register.inclusion_tag("methods/background_links.html")
def background_of(method: Method) -> dict[str, Any]:
    """Link the pages that a method rests on."""
    return {"pages": backgrounds.behind(method.id), "language": get_language()}


@register.inclusion_tag("methods/background_rows.html")
def every_background() -> dict[str, Any]:
    """Link every background page."""
    return {"pages": backgrounds.every(), "language": get_language()}
