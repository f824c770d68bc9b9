"""What is done to programmes. The only writers."""

from __future__ import annotations

from talkoot.programmes.actions.cards import (
    create_programme,
    create_programme_from_card,
    create_series,
    update_card,
)

__all__ = [
    "create_programme",
    "create_programme_from_card",
    "create_series",
    "update_card",
]
