"""Themes of a published survey's comments: found by the worker, changed by who runs it."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from django.test import Client

from talkoot.figures import apart, themes, wordspace
from talkoot.people.models import Person
from talkoot.surveys.actions import answer, count, plan, sort
from talkoot.surveys.actions.remarks import hide
from talkoot.surveys.models import Remark, Sorting, Survey
from tests.figures.test_themes import as_written
from tests.surveys.conftest import QUESTIONNAIRE, Trustee, counted, slip

pytestmark = pytest.mark.django_db(transaction=True)
OPEN = """
[[comments]]
id = "more"
text = { fi = "Mitä muuta?", sv = "Vad annat?", en = "What else?" }
"""
HEADS = ("Palkka", "Kiire")
MORE = (["pieni", "lisät", "korvaus", "euroja"], ["painaa", "töissä", "kello", "jono"])
SHARED = ("kunnassa", "keväällä", "asiakas")


@pytest.fixture(autouse=True)
def found_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a process of its own, and without a dictionary; few comments are enough."""
    monkeypatch.setattr(themes, "forms", as_written)
    monkeypatch.setattr(wordspace, "MOST_SHARE", 0.9)
    monkeypatch.setattr(themes, "ENOUGH", 12)
    monkeypatch.setattr(themes, "FEWEST", 2)
    monkeypatch.setattr(sort, "find_apart", apart.as_data)


@pytest.fixture
def told(draft: Survey, trustee: Trustee) -> Survey:
    """Twenty-two people wrote, of two things."""
    Survey.objects.filter(pk=draft.pk).update(source=QUESTIONNAIRE + OPEN)
    plan.open_survey(draft)
    opened = Survey.objects.get(pk=draft.pk)
    rng = Random(4)
    everybody = [
        (code, n)
        for code, people in (("100", 7), ("200", 3), ("300", 12))
        for n in range(1, people + 1)
    ]
    for number, (code, n) in enumerate(everybody):
        typed, unit = slip(opened, code, n)
        text = " ".join([HEADS[number % 2], *rng.sample(MORE[number % 2], 2), rng.choice(SHARED)])
        answer.submit(opened, typed, unit, {"vo1": 1 + number % 5, "more": text})
    count.publish(counted(opened, trustee), seconds=2)
    return Survey.objects.get(pk=draft.pk)


@pytest.fixture
def sorting(told: Survey) -> Sorting:
    sort.sort_due()
    return Sorting.objects.get()


def address(sorting: Sorting, *more: str) -> str:
    return "/".join(["/surveys", str(sorting.survey_id), "said", str(sorting.pk), *more, ""])


def keys(sorting: Sorting) -> list[str]:
    return [pile.key for pile in sort.sorted_now(sorting, sort.readable(sorting)).piles]


def test_publishing_asks_for_the_themes_and_the_worker_finds_them(told: Survey) -> None:
    assert [one.state for one in Sorting.objects.all()] == [Sorting.State.WAITING]
    sort.sort_due()
    made = Sorting.objects.get()
    assert made.state == Sorting.State.DONE
    assert len(keys(made)) == 2
    assert "Kiire" not in str(made.proposal)  # words of remarks stay with the remarks


def test_what_goes_wrong_is_said_and_can_be_tried_again(
    told: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_texts: list[str]) -> Any:
        raise apart.ThemesError("no memory")

    with monkeypatch.context() as patch:
        patch.setattr(sort, "find_apart", broken)
        sort.sort_due()
    assert Sorting.objects.get().state == Sorting.State.FAILED
    sort.ask(told)
    sort.sort_due()
    assert Sorting.objects.get().state == Sorting.State.DONE


def test_nothing_is_read_of_a_survey_that_is_not_published(sorting: Sorting) -> None:
    Survey.objects.update(state=Survey.State.COUNTED)
    assert sort.readable(Sorting.objects.get()) == {}


def test_a_hidden_remark_is_in_no_theme(sorting: Sorting) -> None:
    remark = Remark.objects.first()
    assert remark is not None
    hide(sorting.survey, remark.pk)
    now = sort.sorted_now(sorting, sort.readable(sorting))
    assert sum(len(pile.remarks) for pile in now.piles) == 21


def test_a_word_that_only_hidden_remarks_had_is_told_no_more(sorting: Sorting) -> None:
    before = sort.sorted_now(sorting, sort.readable(sorting))
    assert any("palkka" in pile.words for pile in before.piles)
    for remark in Remark.objects.all():
        if "Palkka" in remark.text:
            hide(sorting.survey, remark.pk)
    now = sort.sorted_now(sorting, sort.readable(sorting))
    assert not any("palkka" in pile.words for pile in (*now.piles, *now.dropped))


def test_everybody_in_the_house_reads_and_nobody_else(
    sorting: Sorting, olga: Person, cecilia: Person
) -> None:
    client = Client()
    client.force_login(olga)
    page = client.get(f"/surveys/{sorting.survey_id}/said/")
    assert "kiire" in page.content.decode().casefold()
    theme = client.get(address(sorting, keys(sorting)[0]))
    assert theme.status_code == 200
    assert client.get(address(sorting, keys(sorting)[0], "teach")).status_code == 404
    assert client.post(address(sorting), {"do": "drop", "key": "fi-0"}).status_code == 404
    client.force_login(cecilia)
    assert client.get(f"/surveys/{sorting.survey_id}/said/").status_code == 404


def test_a_coordinator_names_joins_and_drops_and_undoes_it_all(
    sorting: Sorting, aino: Person
) -> None:
    client = Client()
    client.force_login(aino)
    before = sorting.proposal
    one, two = keys(sorting)
    client.post(address(sorting), {"do": "rename", "key": one, "name": "Aika"})
    assert "Aika" in client.get(address(sorting, one)).content.decode()
    client.post(address(sorting), {"do": "merge", "key": two, "into": one})
    assert keys(sorting) == [one]
    client.post(address(sorting), {"do": "drop", "key": one})
    assert keys(sorting) == []
    for _change in range(3):
        client.post(address(sorting), {"do": "undo"})
    assert sorted(keys(sorting)) == sorted([one, two])
    assert Sorting.objects.get().proposal == before


def test_a_theme_of_ones_own_is_taught_and_the_others_are_proposed(
    sorting: Sorting, aino: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sort, "SURE", 0.0)  # of one comment among twelve nobody can be sure
    client = Client()
    client.force_login(aino)
    made = client.post(address(sorting), {"do": "add", "name": "Raha"})
    page = made["Location"]
    assert "10" in client.get(page).content.decode()
    pay = [one for one, said in sort.readable(sorting).items() if "Palkka" in said.text]
    client.post(page, {f"r-{one}": "yes" for one in pay[:10]})
    now = sort.sorted_now(sorting, sort.readable(sorting))
    pile = now.pile(page.rstrip("/").split("/")[-2])
    assert pile is not None
    assert pile.confirmed == set(pay[:10])
    proposed = sort.proposed(sorting, pile, sort.readable(sorting))
    assert proposed[0][0] == pay[10]
    assert "%" in client.get(page).content.decode()
    assert pay[10] not in client.get(f"{page}?q=kiire").content.decode()


def test_a_change_without_sense_changes_nothing(sorting: Sorting, aino: Person) -> None:
    client = Client()
    client.force_login(aino)
    for sent in ({"do": "rename", "key": "fi-0"}, {"do": "merge", "key": "fi-0", "into": "x"}, {}):
        client.post(address(sorting), sent)
    assert not sorting.changes.exists()
    assert sort.undo(sorting) is None


def test_the_process_of_its_own_finds_what_is_found_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    texts = [f"Vi har {word}" for word in ("tid", "råd", "lust")] * 2
    (found,) = apart.find_apart(texts)
    assert (found["language"], found["why_none"]) == ("sv", "few-comments")
    assert apart.unpacked(found["vectors"]).shape[0] == len(texts)
