"""Who writes on from earlier cards has them before her eyes, and so has the room."""

from __future__ import annotations

import pytest

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from tests.conftest import ClientOf
from tests.workshops.small import method, on_to, opened, sees, sends, sits_down, step

pytestmark = pytest.mark.django_db

TWO = method(step("first", "write"), step("then", "write", 'cards_from = "first"'))


def test_the_cards_that_are_written_on_from_are_there_to_read(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop, _seats = opened(programme, aino, TWO)
    mine, hers = sits_down(workshop), sits_down(workshop)
    on_to(workshop, "first")
    assert sends(mine, workshop, text="Avaimet ovat aina hukassa").status_code == 200
    on_to(workshop, "then")
    assert "Avaimet ovat aina hukassa" in sees(hers, workshop)
    wall = client_of(aino).get(f"/workshops/{workshop.pk}/wall/").content.decode()
    assert "Avaimet ovat aina hukassa" in wall
