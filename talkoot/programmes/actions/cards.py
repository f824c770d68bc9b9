"""Make a programme, by hand or from its card, and keep its card."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from talkoot.cohorts.models import Cohort
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
