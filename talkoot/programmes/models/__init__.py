"""What is kept of programmes."""

from __future__ import annotations

from talkoot.programmes.models.programme import Programme, ProgrammeQuerySet

__all__ = [
    "Programme",
    "ProgrammeQuerySet",
]
