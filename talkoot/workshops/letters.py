"""Letters of an open workshop: an invitation with a link of one's own, and two reminders."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Exists, F, OuterRef, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.ground.post import is_taken
from talkoot.people.models import Membership
from talkoot.workshops.actions import roster as rosters
from talkoot.workshops.models import Invited, Roster, Workshop

AT_ONCE = 25  # letters at one round of the worker
MORNING = 6  # nobody is woken, and no change of the clock falls here


def send_due() -> int:
    """Do the night's batch when it is time, and send some of the letters that are owed."""
    now = timezone.localtime()
    if now.hour >= MORNING:
        due = Roster.objects.filter(workshop__state=Workshop.State.OPEN)
        for roster in due.exclude(batched_on=now.date()).select_related("workshop"):
            rosters.nightly(roster, now.date())
    some = owed().select_related("roster__workshop__programme__organisation", "person")
    return sum(_send(one) for one in some.order_by("?")[:AT_ONCE])


def owed() -> QuerySet[Invited]:
    """Who has an invitation or a reminder coming, and an address to send it to."""
    works_here = Membership.objects.filter(
        person=OuterRef("person"),
        organisation=OuterRef("roster__workshop__programme__organisation"),
        left_on=None,
    )
    return Invited.objects.filter(
        Exists(works_here),
        came=False,
        letters__lte=F("roster__reminders"),
        person__is_active=True,
        roster__workshop__state=Workshop.State.OPEN,
        roster__workshop__closes_on__gte=timezone.localdate(),
    ).exclude(person__email=None)


def _send(one: Invited) -> bool:
    """Write to a person; a letter that is refused is not tried for ever."""
    workshop = one.roster.workshop
    with override(one.person.language):
        again = one.letters > 0
        subject = (_("Still open: %(title)s") if again else "%(title)s") % {"title": workshop.title}
        context = {"workshop": workshop, "again": again, "address": address_of(workshop, one)}
        body = render_to_string("workshops/invitation.txt", context)
        to = [str(one.person.email)]
        taken = is_taken(lambda: send_mail(" ".join(subject.split()), body, None, to))
    Invited.objects.filter(roster=one.roster, person=one.person).update(
        letters=one.roster.reminders + 1
    )
    Roster.objects.filter(pk=one.roster_id, reminded_on=None).update(
        reminded_on=timezone.localdate()
    )
    return taken


def address_of(workshop: Workshop, one: Invited) -> str:
    token = rosters.token_of(workshop, one.person_id)
    return f"{settings.ADDRESS}{reverse('workshops:invited', args=[token])}"
