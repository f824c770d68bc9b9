"""What a survey's comments say goes into an evaluation, and no comment of it does."""

from __future__ import annotations

import json

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse

from talkoot.people.models import Person
from talkoot.programmes.actions import create_programme
from talkoot.reports.evaluation.comments import lists
from talkoot.reports.models import Observation
from talkoot.surveys.models import Remark, Survey
from tests.surveys.conftest import PEOPLE
from tests.surveys.test_laying import WORD, asked
from tests.surveys.test_remarks import published

__all__ = ["asked"]
pytestmark = pytest.mark.django_db(transaction=True)


def test_five_comments_are_retold_in_other_words_and_nothing_says_which(
    asked: Survey, client: Client, aino: Person
) -> None:
    survey = published(asked, PEOPLE)
    programme = create_programme(survey.organisation, "Hyvä työpäivä")
    assert lists(programme) == []  # not a survey of the programme
    Survey.objects.filter(pk=survey.pk).update(programme=programme)
    (listed,) = lists(programme)
    assert (len(listed.texts), listed.least) == (sum(PEOPLE.values()), 5)
    address = reverse("reports:survey-comments", args=[programme.pk, survey.pk, "more"])
    client.force_login(aino)
    words = {"text": "Vuoroista toivotaan tieto ajoissa.", "leans": "wish", "aim": ""}
    assert client.post(address, words | {"picked": ["0", "1", "2", "3"]}).status_code == 200
    repeated = words | {"picked": list("01234"), "text": listed.texts[0]}
    assert client.post(address, repeated).status_code == 200
    assert not Observation.objects.exists()
    assert client.post(address, words | {"picked": list("01234")}).status_code == 302
    kept = json.loads(serializers.serialize("json", Observation.objects.all()))[0]["fields"]
    assert (kept["said"], kept["picked"], WORD in json.dumps(kept)) == (5, [], False)
    Remark.objects.all().delete()  # their time is over
    assert lists(programme) == []
    assert client.get(address).status_code == 404
    assert (
        words["text"]
        in client.get(reverse("reports:evaluation", args=[programme.pk])).content.decode()
    )
