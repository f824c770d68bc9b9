"""Filters of the templates of `link`."""

from __future__ import annotations

from django import template

from talkoot.stepkinds.link import chart
from talkoot.stepkinds.link.picture import Picture
from talkoot.stepkinds.link.picture import picture as draw

register = template.Library()


@register.filter
def aloud(one: chart.Drawn | chart.Circle, language: str) -> str:
    """Read an arrow or a loop in `language`."""
    return one.aloud(language)


@register.filter
def picture(summary: chart.Summary) -> Picture:
    return draw(summary)
