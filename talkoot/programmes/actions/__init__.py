"""What is done to programmes. The only writers."""

from __future__ import annotations

from talkoot.programmes.actions.cards import (
    correct_card,
    create_programme,
    create_programme_from_card,
    create_series,
    mark_of,
    update_card,
)

__all__ = [
    "correct_card",
    "create_programme",
    "create_programme_from_card",
    "create_series",
    "mark_of",
    "update_card",
]
