"""Verbs of practice: the only writers of what was agreed and of operating models."""

from __future__ import annotations

from talkoot.practice.actions.commitments import (
    keep_commitment,
    look,
    mark,
    open_commitments,
    record_evidence,
    word_commitment,
)

__all__ = [
    "keep_commitment",
    "look",
    "mark",
    "open_commitments",
    "record_evidence",
    "word_commitment",
]
