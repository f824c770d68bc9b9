"""An interim task: a unit does it together, one enters it, and the next workshop has it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from talkoot.methods import library
from talkoot.people.models import Person, Unit
from talkoot.programmes.models import Programme
from talkoot.workshops import voices
from talkoot.workshops.actions import close, join, prepare
from talkoot.workshops.forms import BriefForm
from talkoot.workshops.models import Beat, Seat, Workshop
from tests.conftest import ClientOf
from tests.workshops.conftest import METHOD

RESULT = "Tiskikone siirrettiin oven viereen"


@pytest.fixture
def task(programme: Programme, aino: Person, kitchen: Unit) -> Workshop:
    made = prepare.prepare(
        programme,
        library.source_of("interim-task"),
        aino,
        title="Kokeilkaa yhtä asiaa",
        closes_on=timezone.localdate() + timedelta(days=20),
        by_unit=True,
    )
    prepare.open_room(made)
    return made


def enter(task: Workshop, unit: Unit, people: int) -> Client:
    """One person enters what her unit did."""
    phone = Client()
    answer = phone.post(f"/j/{task.secret}/", {"people": people, "unit": unit.pk})
    assert answer.status_code == 302
    beat = task.beats.get(step_id="result")
    fields = {"text": RESULT, "beat": beat.pk, "key": str(uuid4())}
    sent = phone.post(f"/w/{task.pk}/give/", fields, headers={"Accept": "application/json"})
    assert sent.status_code in (200, 409), sent.content
    if sent.status_code == 409:  # it takes up what was noticed first
        pytest.fail(sent.content.decode())
    return phone


def test_one_person_enters_for_her_unit_and_all_are_counted(task: Workshop, kitchen: Unit) -> None:
    enter(task, kitchen, 14)
    seat = Seat.objects.get(workshop=task)
    assert seat.people == 14
    assert voices.voice(task, None).people == 14
    close.close(task)
    closed = Workshop.objects.get(pk=task.pk)
    assert closed.summary is not None
    assert (closed.summary["heard"], closed.summary["people"]) == (14, 14)


def test_what_a_unit_brings_stands_under_its_name_and_under_nobodys(
    task: Workshop, kitchen: Unit
) -> None:
    phone = enter(task, kitchen, 14)
    assert Seat.objects.get(workshop=task).nickname == str(kitchen)
    assert phone.get(f"/w/{task.pk}/").status_code == 200


def test_the_number_must_be_one_that_a_unit_may_have(task: Workshop, kitchen: Unit) -> None:
    for number in (0, -3, join.LARGEST_UNIT + 1):
        answer = Client().post(f"/j/{task.secret}/", {"people": number, "unit": kitchen.pk})
        assert answer.status_code == 200
    assert not Seat.objects.exists()


def test_the_next_workshop_has_the_results_before_it(
    task: Workshop, kitchen: Unit, programme: Programme, aino: Person
) -> None:
    enter(task, kitchen, 14)
    close.close(task)
    following = prepare.prepare(programme, METHOD, aino, title="Oivallutusmessut")
    form = BriefForm(following)
    assert form.initial["tasks"] == [task.pk]
    prepare.open_room(following)
    brief = Workshop.objects.get(pk=following.pk).brief or []
    assert [(card["text"], card["owner"]) for card in brief if card["text"] == RESULT] == [
        (RESULT, str(kitchen))
    ]
    third = prepare.prepare(programme, METHOD, aino, title="Kolmas")
    prepare.open_room(third)
    texts = [card["text"] for card in Workshop.objects.get(pk=third.pk).brief or []]
    assert RESULT not in texts, "it was brought once already"


def test_the_host_may_leave_the_results_out(
    task: Workshop, kitchen: Unit, programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    enter(task, kitchen, 14)
    close.close(task)
    following = prepare.prepare(programme, METHOD, aino, title="Oivallutusmessut")
    client_of(aino).post(f"/workshops/{following.pk}/host/brief/", {"lines": "Entä nyt?"})
    assert [card["text"] for card in Workshop.objects.get(pk=following.pk).brief or []] == [
        "Entä nyt?"
    ]


def test_the_card_tells_what_to_do_and_how_to_enter_it(
    task: Workshop, kitchen: Unit, aino: Person, bengt: Person, client_of: ClientOf
) -> None:
    page = client_of(aino).get(f"/workshops/{task.pk}/unit-card/?unit={kitchen.code}&size=a5")
    html = page.content.decode()
    code = task.code or ""
    assert f"{code[:4]} {code[4:]}" in html
    assert "<svg" in html
    assert str(kitchen) in html
    assert "unit_card_a5" in html
    assert client_of(bengt).get(f"/workshops/{task.pk}/unit-card/").status_code == 404


def test_a_unit_is_not_asked_what_each_would_answer_for_herself(task: Workshop) -> None:
    asked = [task.method.step(beat.step_id) for beat in task.beats.all()]
    assert "result" in [step.id for step in asked]
    assert not [step.id for step in asked if step.privacy in ("anonymous", "private")]


def test_a_unit_is_entered_once(task: Workshop, kitchen: Unit) -> None:
    Client().post(f"/j/{task.secret}/", {"people": 3, "unit": kitchen.pk})  # began, gave nothing
    enter(task, kitchen, 14)
    again = Client().post(f"/j/{task.secret}/", {"people": 9, "unit": kitchen.pk})
    assert again.status_code == 200
    assert again.context["form"].errors["unit"]


def test_a_unit_does_its_task_in_one_go(task: Workshop) -> None:
    assert set(task.beats.values_list("state", flat=True)) == {Beat.State.CURRENT}
    assert {beat.due_on for beat in task.beats.all()} == {task.closes_on}
