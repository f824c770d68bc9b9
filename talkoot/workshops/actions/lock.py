"""The room's lock: everything that writes in a room takes it first."""

from __future__ import annotations

from django.db import connection

from talkoot.live.models import Room
from talkoot.workshops.models import Workshop


def locked(workshop: Workshop) -> Workshop:
    """Take the room's lock and read the workshop anew. Call inside a transaction."""
    if connection.features.has_select_for_update:  # SQLite's transactions begin with a lock
        Room.objects.select_for_update().get(pk=workshop.room_id)
    return Workshop.objects.select_related("beat").get(pk=workshop.pk)
