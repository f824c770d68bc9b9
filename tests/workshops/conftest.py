"""One open workshop with a method small enough to read, and six seats in it."""

from __future__ import annotations

import pytest

from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops.actions import join, prepare
from talkoot.workshops.models import Seat, Workshop

METHOD = """
id = "small"
version = 1
title = { en = "Small", fi = "Pieni", sv = "Liten" }
purpose = { en = "To try.", fi = "Kokeiluun.", sv = "Att prova." }
source = { en = "Our own.", fi = "Oma.", sv = "Egen." }
licence = { en = "CC0 1.0", fi = "CC0 1.0", sv = "CC0 1.0" }
notes = { en = "None.", fi = "Ei ole.", sv = "Inga." }
size = { smallest = 2, typical = 6, largest = 30 }
groups = { smallest = 2, largest = 4 }

[[steps]]
id = "welcome"
kind = "show"
minutes = 2
title = { en = "Welcome", fi = "Tervetuloa", sv = "Välkommen" }

[[steps]]
id = "ideas"
kind = "write"
minutes = 5
privacy = "anonymous"
reveal = "close"
title = { en = "Ideas", fi = "Ajatuksia", sv = "Idéer" }

[[steps]]
id = "dots"
kind = "vote"
minutes = 4
privacy = "anonymous"
reveal = "close"
cards_from = "ideas"
title = { en = "Dots", fi = "Pisteet", sv = "Prickar" }

[[steps]]
id = "aloud"
kind = "write"
minutes = 3
title = { en = "Aloud", fi = "Ääneen", sv = "Högt" }

[[steps]]
id = "promises"
kind = "commit"
minutes = 3
title = { en = "Promises", fi = "Lupaukset", sv = "Löften" }
"""


@pytest.fixture
def workshop(programme: Programme, aino: Person) -> Workshop:
    made = prepare.prepare(programme, METHOD, aino, title="Mistä arki sujuu?")
    prepare.open_room(made)
    return made


@pytest.fixture
def seats(workshop: Workshop) -> list[Seat]:
    return [join.take_seat(workshop).seat for _number in range(6)]
