"""A published survey of Kuoma, and five more who work there."""

from __future__ import annotations

import pytest

from talkoot.people.models import Organisation, Person
from talkoot.surveys.actions import count
from talkoot.surveys.models import Survey
from tests.conftest import person
from tests.surveys.conftest import (  # noqa: F401
    Trustee,
    answered,
    counted,
    draft,
    survey,
    trustee,
    units,
)


@pytest.fixture
def published(survey: Survey, trustee: Trustee) -> Survey:  # noqa: F811
    answered(survey)
    done = counted(survey, trustee)
    count.publish(done, seconds=1)
    return Survey.objects.get(pk=done.pk)


@pytest.fixture
def staff(kuoma: Organisation) -> list[Person]:
    return [person(kuoma, f"Beata {number}", "member") for number in range(6)]
