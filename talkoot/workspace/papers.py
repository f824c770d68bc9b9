"""What funders wait for, as lines of the week's letter to whoever runs the programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from talkoot.people.models import Person
from talkoot.practice.due import Due
from talkoot.programmes.money.reminding import papers_due, results_due, run_by

SOON = timedelta(days=14)


def lines(person: Person, today: date) -> Iterator[Due]:
    """Documents by their days, and the day of the results once the work comes to its end."""
    mine = run_by(person, today + SOON)
    for programme, wanted in papers_due(mine, today + SOON):
        text = f"{programme.title}: {wanted.document.title}"
        yield Due(text, wanted.due, reverse("programmes:money", args=[programme.pk]))
    for programme in results_due(mine, today + SOON):
        text = _("%(programme)s: write the day of the results") % {"programme": programme.title}
        yield Due(text, programme.ends_on, reverse("programmes:edit", args=[programme.pk]))
