"""A commitment made of a figure keeps the figure as its evidence, and only what all may see."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest

from talkoot.people.models import Person
from talkoot.practice.models import Commitment, Evidence, OperatingModel
from talkoot.programmes.models import Programme
from talkoot.surveys import seeing
from talkoot.surveys.models import Survey
from talkoot.themes import actions as themes
from tests.conftest import ClientOf
from tests.surveys.conftest import draft, survey, trustee, units  # noqa: F401
from tests.themes.conftest import published  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def test_aino_commits_to_a_figure_and_it_leads_back_in_two_clicks(
    aino: Person,
    programme: Programme,
    published: Survey,  # noqa: F811
    client_of: ClientOf,
) -> None:
    client = client_of(aino)
    way = f"/surveys/{published.pk}/results/0/voice/commit/"
    told = {"programme": programme.pk, "what": "Kierros joka palaveriin", "owner": "Vetäjä"}
    answer = client.post(way, told)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    client.post(way, told | {"what": "Toinen"})
    record = Evidence.objects.get()
    assert (record.source, record.body["scale"]) == (published.pk, "voice")
    kept = Commitment.objects.get(what="Kierros joka palaveriin")
    assert kept.evidence == record
    assert f"/evidence/{record.pk}/" in client.get(f"/commitments/{kept.pk}/").content.decode()
    page = client.get(f"/evidence/{record.pk}/").content.decode()
    assert f"/surveys/{published.pk}/results/?unit=0" in page


def test_a_figure_that_is_not_everybodys_to_see_is_not_copied(
    aino: Person,
    olga: Person,
    programme: Programme,
    published: Survey,  # noqa: F811
    client_of: ClientOf,
) -> None:
    def less(survey: Survey, *_whom: object) -> dict[str, Any]:  # noqa: F811
        told = dict(survey.results or {})
        held = {scale: one | {"units": {}} for scale, one in told["scales"].items()}
        return told | {"scales": held}

    way = f"/surveys/{published.pk}/results/0/voice/commit/"
    assert client_of(aino).get(way).status_code == 200
    assert client_of(olga).get(way).status_code == 404
    with mock.patch.object(seeing, "told_to", less):
        assert client_of(aino).get(way).status_code == 404


def test_a_theme_becomes_a_model_that_says_where_it_comes_from(
    aino: Person,
    published: Survey,  # noqa: F811
    client_of: ClientOf,
) -> None:
    theme = themes.propose(published, "Rauha syödä", "voice", 0)
    client_of(aino).post(f"/themes/{theme.pk}/model/")
    model = OperatingModel.objects.get()
    theme.delete()
    assert [(one.kind, one.words) for one in model.origins.all()] == [("theme", "Rauha syödä")]
    assert "Rauha syödä" in client_of(aino).get(f"/models/{model.pk}/").content.decode()
