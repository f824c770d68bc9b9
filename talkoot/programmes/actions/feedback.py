"""Take in what somebody thought of a module, so that it can be told of nobody."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from talkoot.ground.codes import digest
from talkoot.people.models import Person
from talkoot.programmes import asking
from talkoot.programmes.models import Feedback, FeedbackMark, Module


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


def has_given(module: Module, person: Person) -> bool:
    return FeedbackMark.objects.filter(mark=mark_of(module, person)).exists()


def mark_of(module: Module, person: Person) -> str:
    """A mark that only the installation's key can make: no table says whose it is."""
    return digest(f"{module.pk}:{person.pk}", purpose="module feedback")
