"""Whose turn it is at a table."""

from __future__ import annotations

from talkoot.stepkinds.base import Fellow
from talkoot.workshops.table import is_my_turn, table

TITLES = {"owner": "Case giver", "coach": "Coach"}
RIITTA = Fellow("1", "Riitta", "owner")
PEKKA = Fellow("2", "Pekka", "coach", heard=True)
ANNELI = Fellow("3", "Anneli", "coach")
JOHAN = Fellow("4", "Johan", "coach", is_me=True)


def turns(*fellows: Fellow, by: str = "", hidden: bool = False) -> list[tuple[str, str]]:
    return [(place.name, place.turn) for place in table(fellows, TITLES, by=by, hidden=hidden)]


def test_those_who_have_spoken_come_first_and_the_others_wait_in_line() -> None:
    assert turns(ANNELI, JOHAN, PEKKA) == [("Pekka", "done"), ("Anneli", "now"), ("Johan", "next")]


def test_who_has_no_turn_in_this_step_listens() -> None:
    assert turns(RIITTA, ANNELI, by="coach") == [("Anneli", "now"), ("Riitta", "listens")]


def test_in_an_anonymous_step_nobody_is_told_who_has_given() -> None:
    assert ("Pekka", "done") not in turns(PEKKA, ANNELI, hidden=True)


def test_my_turn_comes_when_those_before_me_have_spoken() -> None:
    assert not is_my_turn(table((ANNELI, JOHAN), TITLES))
    assert is_my_turn(table((PEKKA, JOHAN), TITLES))
