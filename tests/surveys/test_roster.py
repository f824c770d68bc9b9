"""Who is asked by name: from the staff, from a file, and what becomes of those who come and go."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook

from talkoot.people.models import Membership, Organisation, Person, Placement, Unit
from talkoot.surveys import personal, phones
from talkoot.surveys.actions import answer, invite
from talkoot.surveys.counts import MistakesError
from talkoot.surveys.models import Invitee, Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import place_of

pytestmark = pytest.mark.django_db(transaction=True)


def employ(house: Organisation, unit: Unit, name: str, email: str | None = None) -> Placement:
    person = Person.objects.create_user(email, name)
    member = Membership.objects.create(organisation=house, person=person, number=name)
    return Placement.objects.create(membership=member, unit=unit)


def everybody(survey: Survey) -> set[tuple[str, int]]:
    return set(survey.invitees.filter(left=False).values_list("name", "place"))


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    sheet = book.create_sheet("Henkilöt", 0)
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_staff_of_the_units_is_asked_each_once(
    kuoma: Organisation, units: list[Unit], survey: Survey
) -> None:
    eeva = employ(kuoma, units[0], "Eeva", "eeva@example.org")
    Placement.objects.create(membership=eeva.membership, unit=units[1])
    employ(kuoma, units[2], "Kalle")
    assert invite.take_staff(survey).added == 2
    assert everybody(survey) == {
        ("Eeva", place_of(survey, "100")),
        ("Kalle", place_of(survey, "300")),
    }
    assert invite.take_staff(survey) == invite.Change(added=0, left=0, known=2)


def test_whoever_leaves_is_asked_no_more_and_whoever_comes_is_asked(
    kuoma: Organisation, units: list[Unit], survey: Survey
) -> None:
    eeva = employ(kuoma, units[0], "Eeva")
    invite.take_staff(survey)
    code = personal.code(survey.pk, survey.invitees.get().pk)
    eeva.membership.left_on = "2026-10-01"
    eeva.membership.save()
    employ(kuoma, units[0], "Kalle")
    assert invite.take_staff(survey) == invite.Change(added=1, left=1, known=0)
    assert [name for name, _place in everybody(survey)] == ["Kalle"]
    eeva.membership.left_on = None
    eeva.membership.save()
    invite.take_staff(survey)
    back = survey.invitees.get(name="Eeva")
    assert personal.code(survey.pk, back.pk) == code  # the same code: no second answer


def test_whoever_moves_stays_in_the_unit_of_the_opening(
    kuoma: Organisation, units: list[Unit], survey: Survey
) -> None:
    eeva = employ(kuoma, units[0], "Eeva")
    invite.take_staff(survey)
    Placement.objects.filter(pk=eeva.pk).update(unit=units[2])
    invite.take_staff(survey)
    assert everybody(survey) == {("Eeva", place_of(survey, "100"))}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_names_units_by_name_or_code_in_any_case(survey: Survey, kind: str) -> None:
    rows: list[tuple[Any, ...]] = [
        ("Yksikkö", "Nimi", "Sähköposti", "Puhelin", "Kieli"),
        ("yksikkö 100", "Eeva Koivu", "Eeva@Example.org", "", "suomi"),
        (200, "Kalle Kivi", "", 401234567, "svenska"),
    ]
    text = "\n".join(";".join(map(str, row)) for row in rows).encode()
    change = invite.take_table(survey, workbook(*rows) if kind == "xlsx" else text)
    assert change.added == 2
    eeva, kalle = survey.invitees.order_by("name")
    assert (eeva.place, eeva.email, eeva.language) == (
        place_of(survey, "100"),
        "eeva@example.org",
        "fi",
    )
    assert (kalle.place, kalle.phone, kalle.language) == (
        place_of(survey, "200"),
        "+358401234567",
        "sv",
    )


def test_every_mistake_of_a_file_is_told_by_line_and_nothing_is_changed(survey: Survey) -> None:
    raw = (
        b"unit;name;email;phone;language\n"
        b"100;Eeva;eeva@example.org;;\n"
        b"Kuuhuone;Kalle;kalle;soita;klingon\n"
        b";;;;\n"
        b"200;;;;\n"
        b"300;Olli;eeva@example.org;;\n"
    )
    with pytest.raises(MistakesError) as found:
        invite.take_table(survey, raw)
    told = found.value.mistakes
    assert sum("3" in one and "Kuuhuone" in one for one in told) == 1
    assert len([one for one in told if "3:" in one]) == 4
    assert any("5:" in one for one in told)
    assert not survey.invitees.exists()
    with pytest.raises(MistakesError, match="eeva@"):
        invite.take_table(
            survey, b"unit;name;email\n100;Eeva;eeva@example.org\n300;Olli;EEVA@example.org\n"
        )


def test_a_name_of_two_units_asks_for_the_code(kuoma: Organisation, draft: Survey) -> None:
    from talkoot.surveys.actions import plan

    Unit.objects.create(organisation=kuoma, code="900", names={"fi": "Yksikkö 100"})
    plan.open_survey(draft)
    survey = Survey.objects.get(pk=draft.pk)
    with pytest.raises(MistakesError):
        invite.take_table(survey, "unit;name\nYksikkö 100;Eeva\n".encode())
    assert invite.take_table(survey, b"unit;name\n900;Eeva\n").added == 1


def test_the_same_file_twice_asks_nobody_twice_and_mends_addresses(survey: Survey) -> None:
    first = b"unit;name;email\n100;Matti;matti@example.org\n100;Matti;\n"
    assert invite.take_table(survey, first).added == 2
    assert invite.take_table(survey, first) == invite.Change(known=2)
    mended = b"unit;name;email\n100;Matti;matti.m@example.org\n"
    assert invite.take_table(survey, mended).known == 1
    assert set(survey.invitees.values_list("email", flat=True)) == {
        "matti@example.org",
        "matti.m@example.org",
    }


def test_a_file_and_the_staff_know_each_other_by_address(
    kuoma: Organisation, units: list[Unit], survey: Survey
) -> None:
    invite.take_table(survey, b"unit;name;email\n100;Eeva;eeva@example.org\n")
    employ(kuoma, units[0], "Eeva", "eeva@example.org")
    assert invite.take_staff(survey) == invite.Change(known=1)


def test_an_address_is_somebodys_and_nobody_elses(
    survey: Survey, client_of: ClientOf, aino: Person
) -> None:
    desk, unit = client_of(aino), f"/surveys/{survey.pk}/roster/{place_of(survey, '100')}/"
    assert desk.post(unit, {"name": "Eeva", "email": "eeva@example.org"}).status_code == 302
    again = desk.post(unit, {"name": "Olli", "email": "EEVA@example.org"})
    assert again.status_code == 200
    assert 'value="Olli"' in again.content.decode()
    assert survey.invitees.count() == 1
    one = survey.invitees.get()
    mended = {"name": "Eeva K", "email": "eeva@example.org", "phone": "040 123 4567"}
    assert desk.post(f"/surveys/{survey.pk}/invitees/{one.pk}/", mended).status_code == 302
    assert survey.invitees.get().phone == "+358401234567"


def test_nobody_is_added_when_the_survey_has_closed(survey: Survey) -> None:
    answer.close(survey)
    with pytest.raises(invite.NotOpenError):
        invite.take_staff(survey)
    assert not Invitee.objects.exists()


def test_no_code_is_stored(survey: Survey) -> None:
    invite.take_table(survey, b"unit;name\n100;Eeva\n")
    one = survey.invitees.get()
    code = personal.code(survey.pk, one.pk).replace("-", "")
    stored = " ".join(str(getattr(one, field.attname)) for field in Invitee._meta.fields)
    assert code not in stored
    assert one.token == personal.token(code.lower())


def test_a_personal_code_is_never_taken_for_a_slip() -> None:
    import uuid

    for _time in range(200):
        code = personal.code(uuid.uuid4(), uuid.uuid4())
        assert personal.is_one(code)
        assert not code[0].isdigit()
    assert not personal.is_one("12-K7QXMN34")
    assert not personal.is_one("1234-K7QXMN34")
    assert not personal.is_one("")


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("040 123 4567", "+358401234567"),
        ("+358 (0)40 1234567", "+358401234567"),
        ("0046701234567", "+46701234567"),
        ("401234567", "+358401234567"),
        ("soita", None),
        ("12", None),
        ("+0401234567", None),
        ("040 123 4567\r\nBcc: x", None),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, normal: str | None) -> None:
    assert phones.normal(typed) == normal


@pytest.mark.parametrize("raw", [b"PK\x03\x04rikki", workbook(), b"\xd0\xcf\x11\xe0vanha"])
def test_a_workbook_that_cannot_be_read_is_refused_in_words(survey: Survey, raw: bytes) -> None:
    with pytest.raises(MistakesError):
        invite.take_table(survey, raw)
