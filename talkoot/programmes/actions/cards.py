"""Make a programme, by hand or from its card, and keep its card."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from talkoot.cohorts.models import Cohort
from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Organisation
from talkoot.programmes.card import Card
from talkoot.programmes.models import Programme

LONGEST_TITLE = 300


def create_programme(
    organisation: Organisation,
    title: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Programme:
    """Make a programme by hand. Its card may come later, or never."""
    return Programme.objects.create(
        organisation=organisation, title=title, starts_on=starts_on, ends_on=ends_on
    )


def create_series(cohort: Cohort) -> Programme:
    """Make the series that the meetings of a peer group belong to. It never has a card."""
    return Programme.objects.create(cohort=cohort, title=cohort.name, ends_on=cohort.ends_on)


def create_programme_from_card(organisation: Organisation, card: Card) -> Programme:
    """Make a programme of what a project page says. The same page twice is one programme."""
    told = card.model_dump(mode="json")
    with transaction.atomic():
        programme = organisation.programmes.filter(card=told).first()
        if programme is None:
            programme = Programme(organisation=organisation)
            update_card(programme, card)
    return programme


def update_card(programme: Programme, card: Card) -> None:
    """Keep the card; the programme's own title and dates follow it."""
    title = " ".join(card.title.split())[:LONGEST_TITLE]
    programme.title = title or programme.title or _("A programme without a title")
    programme.starts_on = card.starts_on
    programme.ends_on = card.ends_on
    programme.card = card.model_dump(mode="json")
    programme.save()


def mark_of(programme: Programme) -> str:
    """How the card stands, in a few letters; none where there is no card."""
    told = json.dumps(programme.card, sort_keys=True) if programme.card else ""
    return hashlib.sha256(told.encode()).hexdigest()[:16] if told else ""


@transaction.atomic
def correct_card(programme: Programme, card: Card, *, seen: str) -> None:
    """Keep what was corrected by hand. `seen` is the mark when its writer opened it."""
    now = Programme.objects.select_for_update().get(pk=programme.pk)
    if mark_of(now) != seen:
        raise ChangedMeanwhileError
    update_card(now, card)
