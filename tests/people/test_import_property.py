"""Whatever HR sends: once applied, the same file changes nothing more."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talkoot.people import actions

UNITS = ("U1", "U2", "U3", "U4")
NUMBERS = tuple(str(number) for number in range(1, 7))
Row = dict[str, str]


def saved(rows: list[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, bytes]:
    chosen = draw(st.lists(st.sampled_from(UNITS), min_size=1, unique=True))
    units = [
        {
            "unit_code": code,
            "unit_parent": draw(st.sampled_from(["", *chosen[:at]])),
            "unit_name_fi": draw(st.sampled_from(["Keittiö", "Koulu", ""])),
            "unit_name_sv": draw(st.sampled_from(["Kök", ""])),
        }
        for at, code in enumerate(chosen)
    ]
    numbers = draw(st.lists(st.sampled_from(NUMBERS), min_size=1, unique=True))
    letters = draw(st.permutations("abcdef"))
    people = [
        {
            "number": number,
            "name": draw(st.sampled_from(["Eeva", "Matti", "Åsa"])),
            "email": draw(st.sampled_from(["", f"{letters[at]}@example.org"])),
            "language": draw(st.sampled_from(["", "fi", "ruotsi"])),
            "unit_code": draw(st.sampled_from(chosen)),
            "manages": draw(st.sampled_from(["", "x", "ei"])),
        }
        for at, number in enumerate(numbers)
    ]
    return saved(units), saved(people)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(months=st.lists(files(), min_size=1, max_size=4))
def test_an_applied_file_changes_nothing_more(months: list[tuple[bytes, bytes]]) -> None:
    with transaction.atomic():
        house = actions.create_organisation("Kuoma")
        for units, people in months:
            with suppress(actions.RosterError):
                actions.import_roster(house, units, people)
                again = actions.plan_of(house, units, people)
                assert again.is_empty, again
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_nobody_comes_back_under_two_numbers_at_once() -> None:
    house = actions.create_organisation("Kuoma")
    actions.import_roster(house, None, b"number;name;email\n1;Eeva;\n2;Asta;asta@example.org\n")
    actions.import_roster(house, None, b"number;name;email\n1;Eeva;\n")
    with pytest.raises(actions.RosterError, match=r"asta@example\.org.* 2\."):
        actions.plan_of(house, None, b"number;name;email\n0;Asta;asta@example.org\n2;Asta;\n")
