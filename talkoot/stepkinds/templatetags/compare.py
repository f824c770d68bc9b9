"""Filters of the templates of `compare`."""

from __future__ import annotations

from django import template

from talkoot.stepkinds.compare.beside import Row

register = template.Library()


@register.filter
def said(row: Row, language: str) -> str:
    """The question of a row, in `language`."""
    return row.text(language)
