"""The idea box: anybody of the unit, no name, no time, and read only by the handful."""

from __future__ import annotations

import re
from unittest import mock

import pytest
from django.db import models

from talkoot.people.models import Organisation, Person, Unit
from talkoot.practice import ideas
from talkoot.practice.models import Idea, IdeaBox
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import ideas as opening
from talkoot.workshops.actions import prepare
from talkoot.workshops.models import Workshop
from tests.conftest import ClientOf
from tests.workshops.conftest import METHOD


@pytest.fixture(autouse=True)
def _fresh_minute() -> None:
    ideas._taken.clear()


@pytest.fixture
def box(kitchen: Unit) -> IdeaBox:
    return ideas.hang_up(kitchen)


@pytest.fixture
def plan(programme: Programme, aino: Person) -> Workshop:
    return prepare.prepare(programme, METHOD, aino, title="Syksyn aloitus")


def fill(box: IdeaBox, count: int, beginning: str = "Idea") -> None:
    for number in range(count):
        ideas.put_in(box, f"{beginning} {number}")


def texts(plan: Workshop) -> set[str]:
    return {card["text"] for card in Workshop.objects.get(pk=plan.pk).brief or ()}


def test_somebody_without_an_account_leaves_an_idea(client_of: ClientOf, box: IdeaBox) -> None:
    browser = client_of(None)
    answer = browser.post(f"/ideas/{box.secret}/", {"text": "Lämmin  mehu\naamuisin"})
    assert answer["Location"] == f"/ideas/{box.secret}/?in=1"
    assert [idea.text for idea in Idea.objects.all()] == ["Lämmin mehu aamuisin"]
    assert "sessionid" not in browser.cookies


def test_an_address_that_is_guessed_or_an_empty_idea_leaves_nothing(
    client_of: ClientOf, box: IdeaBox
) -> None:
    assert client_of(None).post("/ideas/guessed/", {"text": "x"}).status_code == 404
    client_of(None).post(f"/ideas/{box.secret}/", {"text": "  "})
    client_of(None).post(f"/ideas/{box.secret}/", {"text": "x" * (ideas.LENGTH + 1)})
    assert not Idea.objects.exists()


def test_a_row_has_no_time_and_no_way_to_a_person() -> None:
    fields = Idea._meta.get_fields()
    assert not [one for one in fields if isinstance(one, models.DateField | models.TimeField)]
    assert {one.related_model for one in fields if one.is_relation} == {IdeaBox}
    ways = {one.related_model for one in IdeaBox._meta.get_fields() if one.is_relation}
    assert ways == {Unit, Idea}


def test_the_order_in_the_table_is_not_the_order_of_coming(box: IdeaBox) -> None:
    """The newest is as often first as last; were it always last, a dump would tell the order."""
    places = set()
    for number in range(24):
        ideas.put_in(box, f"{number}")
        rows = [idea.text for idea in Idea.objects.raw("SELECT * FROM practice_idea")]
        places.add(rows.index(f"{number}") == len(rows) - 1)
    assert places == {True, False}


def test_ids_are_new_each_time_so_that_two_dumps_do_not_tell_who_was_there(box: IdeaBox) -> None:
    fill(box, 3)
    before = set(Idea.objects.values_list("pk", flat=True))
    ideas.put_in(box, "Vielä yksi")
    assert not before & set(Idea.objects.values_list("pk", flat=True))


def test_a_flood_is_held_off_and_goes_by(client_of: ClientOf, box: IdeaBox) -> None:
    fill(box, ideas.A_MINUTE)
    told = client_of(None).post(f"/ideas/{box.secret}/", {"text": "Liikaa"}).content.decode()
    assert "Liikaa" in told, "what was written is still there"
    assert Idea.objects.count() == ideas.A_MINUTE
    with mock.patch("talkoot.practice.ideas.time.monotonic", return_value=10.0**9):
        ideas.put_in(box, "Minuutin päästä")
    assert Idea.objects.count() == ideas.A_MINUTE + 1


def test_the_same_words_twice_are_one_idea(box: IdeaBox) -> None:
    ideas.put_in(box, "Kukkia pöydälle")
    ideas.put_in(box, "Kukkia pöydälle")
    assert Idea.objects.count() == 1


def test_fewer_than_a_handful_stay_in_the_box(plan: Workshop, box: IdeaBox) -> None:
    fill(box, ideas.HANDFUL - 1)
    assert opening.take_in(plan, [box]) == 0
    assert Idea.objects.count() == ideas.HANDFUL - 1
    assert texts(plan) == set()


def test_a_handful_comes_into_the_brief_and_the_box_is_empty(plan: Workshop, box: IdeaBox) -> None:
    fill(box, ideas.HANDFUL)
    assert opening.take_in(plan, [box]) == ideas.HANDFUL
    assert texts(plan) == {f"Idea {number}" for number in range(ideas.HANDFUL)}
    assert not Idea.objects.exists()
    prepare.bring(plan, [], ["Kysymys"])
    assert texts(plan) >= {"Kysymys", "Idea 0"}, "choosing the rest anew keeps them"


def test_two_boxes_with_few_in_each_are_opened_together_and_the_cards_do_not_tell_which(
    plan: Workshop, box: IdeaBox, kuoma: Organisation
) -> None:
    other = ideas.hang_up(Unit.objects.create(organisation=kuoma, code="2", names={"fi": "Sali"}))
    fill(box, 2, "Keittiö")
    fill(other, 3, "Sali")
    assert opening.take_in(plan, [box, other]) == 5
    brief = Workshop.objects.get(pk=plan.pk).brief or []
    assert all(set(card) == {"id", "text", "owner", "due"} for card in brief)


def test_an_idea_that_names_somebody_is_left_out(
    client_of: ClientOf, aino: Person, plan: Workshop, box: IdeaBox
) -> None:
    fill(box, 5)
    opening.take_in(plan, [box])
    card = (Workshop.objects.get(pk=plan.pk).brief or [])[0]
    client_of(aino).post(f"/workshops/{plan.pk}/ideas/", {"leave-out": card["id"]})
    assert len(texts(plan)) == 4
    assert card["text"] not in texts(plan)


def test_the_host_opens_boxes_on_the_page_of_the_plan(
    client_of: ClientOf, aino: Person, cecilia: Person, plan: Workshop, box: IdeaBox
) -> None:
    fill(box, 5)
    asked = {"box": [box.pk]}
    assert client_of(cecilia).post(f"/workshops/{plan.pk}/ideas/", asked).status_code == 404
    assert str(box.unit) in client_of(aino).get(f"/workshops/{plan.pk}/host/").content.decode()
    client_of(aino).post(f"/workshops/{plan.pk}/ideas/", asked)
    assert len(texts(plan)) == 5


def test_another_houses_box_is_not_opened(
    client_of: ClientOf, aino: Person, plan: Workshop, naapuri: Organisation
) -> None:
    theirs = ideas.hang_up(Unit.objects.create(organisation=naapuri, code="9", names={"fi": "N"}))
    fill(theirs, 6)
    client_of(aino).post(f"/workshops/{plan.pk}/ideas/", {"box": [theirs.pk]})
    assert Idea.objects.count() == 6


def test_a_room_that_has_opened_takes_no_more_in(plan: Workshop, box: IdeaBox) -> None:
    fill(box, 5)
    prepare.open_room(plan)
    assert opening.take_in(plan, [box]) == 0
    assert Idea.objects.count() == 5


def test_how_many_there_are_is_told_to_nobody(
    client_of: ClientOf, aino: Person, box: IdeaBox
) -> None:
    def told() -> str:
        html = client_of(aino).get("/ideas/").content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)

    fill(box, 1)
    one = told()
    fill(box, 4)
    assert told() == one, "one and four look the same"
    fill(box, 5)
    five = told()
    assert five != one
    fill(box, 9)
    assert told() == five


def test_a_box_is_hung_up_printed_renewed_and_taken_down(
    client_of: ClientOf, aino: Person, kitchen: Unit
) -> None:
    browser = client_of(aino)
    sheet = browser.post(f"/ideas/units/{kitchen.pk}/")["Location"]
    box = IdeaBox.objects.get()
    assert f"/ideas/{box.secret}/" in browser.get(sheet).content.decode()
    browser.post(f"/ideas/units/{kitchen.pk}/", {"do": "renew"})
    assert client_of(None).get(f"/ideas/{box.secret}/").status_code == 404
    browser.post(f"/ideas/boxes/{box.pk}/take-down/")
    assert not IdeaBox.objects.exists()
