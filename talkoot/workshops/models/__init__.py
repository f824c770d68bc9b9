"""What is kept of workshops: a method run once by a group, who is there and what they give."""

from __future__ import annotations

from talkoot.workshops.models.cards import Contribution, Photo, SpentKey
from talkoot.workshops.models.roster import Invited, Roster
from talkoot.workshops.models.seats import Given, Group, PassedSheet, Seat
from talkoot.workshops.models.workshop import Beat, Workshop, WorkshopQuerySet

__all__ = [
    "Beat",
    "Contribution",
    "Given",
    "Group",
    "Invited",
    "PassedSheet",
    "Photo",
    "Roster",
    "Seat",
    "SpentKey",
    "Workshop",
    "WorkshopQuerySet",
]
