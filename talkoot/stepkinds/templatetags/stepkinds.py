"""Filters that the templates of step kinds and methods share."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString

from talkoot.ground.texts import Texts
from talkoot.stepkinds import markdown as reader
from talkoot.stepkinds.place.picture import Picture, picture
from talkoot.stepkinds.place.sums import Summary, spread_in_words

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


@register.simple_tag
def picture_of(canvas: Summary) -> Picture:
    """The picture of a canvas, drawn from its list."""
    return picture(canvas)


@register.simple_tag
def place_of(canvas: Summary, card: Any) -> str:
    """Where a card stands, in words."""
    return canvas.where(card)


@register.filter
def seen(spread: int) -> str:
    """How far apart people see it, in words."""
    return spread_in_words(spread)
