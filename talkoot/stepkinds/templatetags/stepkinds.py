"""Filters that the templates of step kinds and methods share."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from talkoot.ground.texts import Texts
from talkoot.stepkinds import markdown as reader

register = template.Library()


@register.filter
def words(texts: Texts | None, language: str = "") -> str:
    """Return a text in `language`, or nothing where there is none."""
    return texts.text(language) if texts else ""


@register.filter
def markdown(text: str) -> SafeString:
    return reader.render(text)


@register.filter
def tenths(number: float) -> int:
    """Return a mean from 1 to 5 as whole tenths, for a `meter` that needs no comma."""
    return round(number * 10)
