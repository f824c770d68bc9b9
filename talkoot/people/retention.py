"""Forget in time what was needed for a while: HR's files, old letters, sign-ins that are over."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from talkoot.people.models import Invitation, RosterFile

LETTERS_KEPT = timedelta(days=30)


def forget_due() -> int:
    """Erase what is due, and say how many rows went."""
    now = timezone.now()
    due: tuple[models.QuerySet[models.Model], ...] = (
        RosterFile.objects.filter(expires_at__lte=now),
        Invitation.objects.filter(expires_at__lte=now - LETTERS_KEPT),
        Session.objects.filter(expire_date__lte=now),
    )
    # To look costs nothing; to delete takes the one lock that a room of people writes under.
    return sum(rows.delete()[0] for rows in due if rows.exists())
