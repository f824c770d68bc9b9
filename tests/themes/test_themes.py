"""Staff make themes of findings; each one shows where it comes from and what followed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from talkoot.people.models import Organisation, Person
from talkoot.practice.models import Commitment
from talkoot.programmes.models import Programme
from talkoot.surveys import seeing
from talkoot.surveys.models import Survey
from talkoot.themes import actions
from talkoot.themes.models import Board, Theme
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = {"title": "Rauha syödä", "situation": "Vuoron vaihdossa", "change": "ei mikään"}


@pytest.fixture
def theme(published: Survey) -> Theme:
    return actions.propose(published, "Tauko", "voice", 0)


@pytest.fixture
def desk(client_of: ClientOf, aino: Person) -> Client:
    return english(client_of(aino))


@pytest.fixture
def beata(client_of: ClientOf, staff: list[Person]) -> Client:
    return english(client_of(staff[0]))


def english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


def told(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_somebody_proposes_a_theme_from_a_finding(published: Survey, beata: Client) -> None:
    page = beata.get(f"/surveys/{published.pk}/themes/?unit=0")
    assert "No themes yet" in told(page)
    words = {"title": "Rauha syödä", "scale": "voice"}
    page = beata.post(f"/surveys/{published.pk}/themes/?unit=0", words, follow=True)
    found = Theme.objects.get()
    assert (found.title, found.findings.get().scale) == ("Rauha syödä", "voice")
    assert "Rauha syödä" in told(page)
    assert re.search(r"The mean was \d\.\d on a scale from 1 to 5 \(22 answers\)", told(page))


def test_a_statement_is_a_finding_as_well_as_its_scale(published: Survey, beata: Client) -> None:
    form = beata.get(f"/surveys/{published.pk}/themes/?unit=0").content.decode()
    assert 'value="voice/vo1"' in form
    words = {"title": "Kysytään ennen kuin päätetään", "scale": "voice/vo1"}
    page = beata.post(f"/surveys/{published.pk}/themes/?unit=0", words, follow=True)
    found = Theme.objects.get().findings.get()
    assert (found.scale, found.item) == ("voice", "vo1")
    told_of = published.told_of([0])["items"]["vo1"]["0"]
    assert f"The mean was {told_of['mean']:.1f} on a scale from 1 to 5" in told(page)


def test_the_same_words_again_are_the_same_theme(published: Survey, theme: Theme) -> None:
    again = actions.propose(published, "TAUKO", "voice", 0)
    assert (again, again.findings.count()) == (theme, 1)


def test_a_scale_that_is_not_told_is_no_finding(published: Survey, beata: Client) -> None:
    words = {"title": "x", "scale": "nosuch"}
    page = beata.post(f"/surveys/{published.pk}/themes/?unit=0", words)
    assert page.status_code == 200
    assert not Theme.objects.exists()


def test_what_a_reader_may_not_see_of_a_survey_is_not_seen_in_its_themes(
    published: Survey, theme: Theme, beata: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def less(survey: Survey, *_whom: object) -> dict[str, Any]:
        return {**(survey.results or {}), "scales": {"voice": {"units": {}}}}

    monkeypatch.setattr(seeing, "told_to", less)
    page = told(beata.get(f"/themes/{theme.pk}/"))
    assert "This figure is not shown to you yet." in page
    assert "The mean was" not in page


def test_anybody_in_the_house_betters_the_words_and_the_old_ones_stay(
    theme: Theme, beata: Client
) -> None:
    page = told(beata.post(f"/themes/{theme.pk}/", WORDS, follow=True))
    assert "Rauha syödä" in page
    assert "Tauko" in page
    assert [one.before for one in theme.revisions.filter(subject="title")] == ["Tauko"]


def test_no_row_tells_who_proposed_or_worded(theme: Theme) -> None:
    for model in (Theme, Board, *(one.related_model for one in Theme._meta.related_objects)):
        assert model is not None
        fields = model._meta.get_fields()  # type: ignore[union-attr]
        assert not [one for one in fields if one.related_model is Person]


def test_votes_are_told_from_five_on(
    published: Survey, theme: Theme, client_of: ClientOf, staff: list[Person]
) -> None:
    for number, one in enumerate(staff[:5], start=1):
        client = english(client_of(one))
        page = told(client.post(f"/themes/{theme.pk}/vote/", follow=True))
        assert "My vote is here" in page
        assert ("5 votes" in re.sub(r"from 5 votes on", "", page)) == (number == 5)


def test_when_the_vote_ends_the_votes_go_and_few_are_never_told(
    published: Survey, theme: Theme, staff: list[Person], desk: Client, beata: Client
) -> None:
    few = actions.propose(published, "Melu", "voice", 0)
    for one in staff[:5]:
        actions.vote(theme, one)
    actions.vote(few, staff[0])
    desk.post(f"/surveys/{published.pk}/themes/close/")
    board = Board.objects.get()
    assert board.votes == {}
    assert {one.title: one.support for one in board.themes.all()} == {"Tauko": 5, "Melu": None}
    with pytest.raises(actions.ClosedError):
        actions.vote(theme, staff[0])
    beata.post(f"/themes/{theme.pk}/", WORDS)
    assert Theme.objects.get(pk=theme.pk).title == "Tauko"


def test_a_theme_is_chosen_when_it_says_where_it_shows_and_what_it_touches(
    theme: Theme, desk: Client
) -> None:
    address = f"/themes/{theme.pk}/settle/"
    page = told(desk.post(address, {"state": "chosen"}, follow=True))
    assert "Before it is chosen, a theme needs: an everyday situation" in page
    assert Theme.objects.get().state == "proposed"
    actions.revise(theme, **WORDS)
    desk.post(address, {"state": "chosen"})
    assert Theme.objects.get().state == "chosen"
    assert desk.post(address, {"state": "loved"}).status_code == 400


def test_the_page_shows_what_followed(
    theme: Theme, desk: Client, beata: Client, programme: Programme
) -> None:
    done = Commitment.objects.create(programme=programme, what="Tauko klo 10", state="done")
    left = Commitment.objects.create(programme=programme, what="Ovi kiinni")
    desk.post(f"/themes/{theme.pk}/tie/", {"commitments": [done.pk, left.pk]})
    page = told(beata.get(f"/themes/{theme.pk}/"))
    assert "Tauko klo 10" in page
    assert "1 of 2 commitments done." in page


def test_a_commitment_of_another_house_is_not_tied(
    theme: Theme, desk: Client, naapuri: Organisation
) -> None:
    foreign = Programme.objects.create(organisation=naapuri, title="Muualla")
    theirs = Commitment.objects.create(programme=foreign, what="Salaisuus")
    answer = desk.post(f"/themes/{theme.pk}/tie/", {"commitments": [theirs.pk]})
    assert answer.status_code == 400
    assert not theme.commitments.exists()


OUTSIDE = ("/surveys/{survey}/themes/", "/themes/{theme}/")
DEEDS = ("/themes/{theme}/vote/", "/themes/{theme}/tie/", "/themes/{theme}/settle/")


def test_outsiders_find_nothing(
    published: Survey, theme: Theme, client_of: ClientOf, cecilia: Person, paavo: Person
) -> None:
    for who in (cecilia, paavo):
        for path in OUTSIDE:
            address = path.format(survey=published.pk, theme=theme.pk)
            assert client_of(who).get(address).status_code == 404
        for path in (*DEEDS, "/surveys/{survey}/themes/close/"):
            address = path.format(survey=published.pk, theme=theme.pk)
            assert client_of(who).post(address).status_code == 404


def test_only_those_who_run_the_survey_tie_choose_and_close(
    published: Survey, theme: Theme, beata: Client
) -> None:
    for path in (*DEEDS[1:], "/surveys/{survey}/themes/close/"):
        address = path.format(survey=published.pk, theme=theme.pk)
        assert beata.post(address, {"state": "dropped"}).status_code == 404
    assert Theme.objects.get().state == "proposed"


def test_a_survey_that_is_not_published_has_no_themes(survey: Survey, beata: Client) -> None:
    assert beata.get(f"/surveys/{survey.pk}/themes/").status_code == 404
