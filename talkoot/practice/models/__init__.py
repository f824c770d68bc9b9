"""What was agreed, the evidence it rests on, models, and ideas that wait."""

from __future__ import annotations

from talkoot.practice.models.clock import Clock, ClockEntry, ClockLetter, ClockMark
from talkoot.practice.models.commitment import Commitment, CommitmentQuerySet, Evidence, Look
from talkoot.practice.models.digest import Digest
from talkoot.practice.models.idea import Idea, IdeaBox, IdeaBoxQuerySet
from talkoot.practice.models.operating_model import (
    Adoption,
    OperatingModel,
    OperatingModelQuerySet,
    Origin,
    Revision,
    SignOff,
    StateChange,
)

__all__ = [
    "Adoption",
    "Clock",
    "ClockEntry",
    "ClockLetter",
    "ClockMark",
    "Commitment",
    "CommitmentQuerySet",
    "Digest",
    "Evidence",
    "Idea",
    "IdeaBox",
    "IdeaBoxQuerySet",
    "Look",
    "OperatingModel",
    "OperatingModelQuerySet",
    "Origin",
    "Revision",
    "SignOff",
    "StateChange",
]
