"""Drop a programme that was brought and never begun."""

from __future__ import annotations

from django.db import transaction

from talkoot.portable.undoing import is_untouched
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import prepare


class BegunError(Exception):
    """Something was done in it: it stays."""


@transaction.atomic
def drop(programme: Programme) -> None:
    """Leave nothing of it but the methods and the year, which are the house's by now."""
    mine = Programme.objects.select_for_update().get(pk=programme.pk)
    if not hasattr(mine, "origin") or not is_untouched(mine):
        raise BegunError
    for workshop in mine.workshops.all():
        prepare.call_off(workshop)
    mine.surveys.all().delete()
    mine.operating_models.all().delete()
    mine.delete()
