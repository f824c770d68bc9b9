"""Take in what somebody thought of a module, so that it can be told of nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from talkoot.ground.codes import digest
from talkoot.people.models import Person
from talkoot.programmes import asking
from talkoot.programmes.models import Feedback, FeedbackMark, Module

ASKED = timedelta(days=60)  # after a module's last day


def give_feedback(module: Module, person: Person, answers: Mapping[str, int | None]) -> bool:
    """Add the answers to the sums, once a person; false if hers are in already."""
    try:
        with transaction.atomic():
            FeedbackMark.objects.create(mark=mark_of(module, person), module=module)
            Feedback.objects.get_or_create(module=module)
            kept = Feedback.objects.select_for_update().get(module=module)
            waiting = asking.add(kept.waiting, answers)
            kept.waiting, kept.told = asking.tell(waiting, kept.told)
            kept.save()
    except IntegrityError:
        return False
    return True


def is_open(module: Module) -> bool:
    """Whether feedback is still asked for. What has no last day goes on as long as the rest."""
    last = module.ends_on or module.starts_on or module.programme.ends_on
    return last is None or timezone.localdate() <= last + ASKED


def forget_due() -> int:
    """When it is asked for no more, erase who has answered, and what was too few.

    Feedback that fewer than five have left is never told, so it is not kept either.
    """
    last = Coalesce("ends_on", "starts_on", "programme__ends_on")
    over = Module.objects.alias(last=last).filter(last__lt=timezone.localdate() - ASKED)
    marks = FeedbackMark.objects.filter(module__in=over)
    gone = marks.delete()[0] if marks.exists() else 0
    waiting = Feedback.objects.filter(module__in=over).exclude(waiting={})
    return gone + (waiting.update(waiting={}) if waiting.exists() else 0)


def has_given(module: Module, person: Person) -> bool:
    return FeedbackMark.objects.filter(mark=mark_of(module, person)).exists()


def mark_of(module: Module, person: Person) -> str:
    """A mark that only the installation's key can make: no table says whose it is."""
    return digest(f"{module.pk}:{person.pk}", purpose="module feedback")
