"""What was agreed, the evidence it rests on, and ideas that wait for the next workshop."""

from __future__ import annotations

from talkoot.practice.models.commitment import Commitment, CommitmentQuerySet, Evidence
from talkoot.practice.models.idea import Idea, IdeaBox, IdeaBoxQuerySet

__all__ = [
    "Commitment",
    "CommitmentQuerySet",
    "Evidence",
    "Idea",
    "IdeaBox",
    "IdeaBoxQuerySet",
]
