"""The addresses a room tells to phones: those of the installation, not of the host's own laptop."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from talkoot.workshops.models import Workshop


def way_in(workshop: Workshop) -> str:
    """The address that the picture on the wall holds."""
    return f"{settings.ADDRESS}{reverse('workshops:sit', args=[workshop.secret])}"


def told() -> str:
    """The installation's name, as it is read from the wall."""
    return urlsplit(settings.ADDRESS).netloc
