"""Who sees a programme from inside, asked by the bar that stands on all of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from talkoot.programmes.models import Programme

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from talkoot.people.models import Person

register = template.Library()


@register.filter
def lived_by(programme: Programme, person: Person | AnonymousUser) -> bool:
    """Return whether the person is inside, and not a partner who sees the plan alone."""
    return Programme.objects.lived_by(person).filter(pk=programme.pk).exists()
