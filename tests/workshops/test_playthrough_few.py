"""Every shipped method is played in its short form, and with the fewest it promises to work for."""

from __future__ import annotations

import pytest

from talkoot.methods import library
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import prepare
from tests.conftest import ClientOf
from tests.workshops.test_playthrough import METHODS, play, to_its_end


@pytest.mark.parametrize("method_id", METHODS)
def test_the_short_form_is_played_to_its_end(
    method_id: str, programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    to_its_end(method_id, programme, aino, client_of(aino), short=True)


@pytest.mark.parametrize("method_id", METHODS)
def test_the_fewest_it_promises_can_play_it(
    method_id: str, programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    workshop = prepare.prepare(programme, library.source_of(method_id), aino, title="Kierros")
    play(workshop, client_of(aino), workshop.method.size.smallest)
