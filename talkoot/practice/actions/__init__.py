"""Verbs of practice: the only writers of what was agreed and of operating models."""

from __future__ import annotations

from talkoot.practice.actions.commitments import (
    keep_commitment,
    mark,
    open_commitments,
    record_evidence,
)

__all__ = ["keep_commitment", "mark", "open_commitments", "record_evidence"]
