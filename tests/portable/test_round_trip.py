"""A programme that goes through a file, and the file of what it made, say the same."""

from __future__ import annotations

import io
from datetime import date
from typing import Any
from uuid import uuid5

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from talkoot.people.models import Organisation, Person
from talkoot.people.naming import Names
from talkoot.portable import gathering, since
from talkoot.portable.actions import bringing
from talkoot.portable.actions.bringing import Wish
from talkoot.portable.content import BudgetLine, Content, Event, Money, Part, Task
from talkoot.portable.differing import Difference
from talkoot.portable.leaving import LEFT_OUT, bare, without_addresses
from talkoot.portable.models import Origin, PartOrigin
from talkoot.portable.packing import pack
from talkoot.portable.unpacking import Unpacked
from talkoot.programmes.plans.schema import Goal, Load, PlanText
from tests.portable.test_attacks import KEY, WHENCE

SIGNS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="@")
TEXT = st.text(SIGNS, max_size=30)
TITLE = st.text(SIGNS, min_size=1, max_size=30).map(lambda text: text.strip() or "?")
STRIPPED = TEXT.map(str.strip)
DAY = st.none() | st.integers(0, 700)
KINDS = st.sampled_from(("alone", "together", "between", "coaching"))
AUDIENCES = st.sampled_from(("staff", "supervisors", "management", "everyone"))
LINES = st.builds(
    BudgetLine,
    category=st.just("travel"),
    what=TEXT,
    amount=st.decimals(0, 99999, places=2).map(lambda sum_: f"{sum_:.2f}"),
    eligible=st.sampled_from(("", "yes", "no", "own")),
    reason=TEXT,
)


@st.composite
def events(draw: Any) -> Event:
    if draw(st.booleans()):
        return Event(kind="survey", title=draw(TITLE), uses="wellbeing-short", until=draw(DAY))
    open_days = draw(st.none() | st.integers(1, 30))
    on = draw(DAY if open_days is None else st.integers(0, 700))
    until = None if open_days is None or on is None else on + open_days
    uses = "one-two-four-all" if until is None else "anonymous-ideas"
    return Event(kind="workshop", title=draw(TITLE), uses=uses, on=on, until=until)


@st.composite
def contents(draw: Any) -> Content:
    tasks = st.builds(Task, title=TITLE, kind=KINDS, text=TEXT, due=DAY)
    words = st.tuples(TITLE, AUDIENCES, TEXT, TEXT, DAY, DAY)
    parts = tuple(
        Part(
            key=uuid5(KEY, str(number)),
            title=title,
            audience=audience,
            aim=aim,
            body=body,
            first=first,
            last=last,
            tasks=tuple(draw(st.lists(tasks, max_size=2))),
            events=tuple(draw(st.lists(events(), max_size=1))),
        )
        for number, (title, audience, aim, body, first, last) in enumerate(
            draw(st.lists(words, max_size=3))
        )
    )
    goals = tuple(Goal(what=what) for what in draw(st.lists(STRIPPED, max_size=2)))
    plan = PlanText(summary=draw(STRIPPED), goals=goals, loads=(Load(what=draw(STRIPPED)),))
    lines = tuple(draw(st.lists(LINES, min_size=1, max_size=2)))
    money = draw(st.none() | st.just(Money(funder="tyosuojelurahasto", lines=lines)))
    days = draw(DAY)
    return Content(title=draw(TITLE), days=days, plan=plan, parts=parts, money=money)


@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each writes to the database
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(content=contents())
def test_through_a_file_and_back(naapuri: Organisation, cecilia: Person, content: Content) -> None:
    to = io.BytesIO()
    pack(to, content, WHENCE, {})
    file = Unpacked(to, len(to.getvalue()))
    assert file.content == content
    with transaction.atomic():
        made = bringing.bring(
            file, naapuri, cecilia, Wish(content.title, date(2027, 1, 11), money=True)
        )
        keys = dict(PartOrigin.objects.values_list("module", "key"))
        assert gathering.gather(made, KEY, keys=keys).content == content
        assert since.difference(Origin.objects.get(programme=made)) == Difference((), (), (), ())
        transaction.set_rollback(True)


def test_nothing_of_a_house_stays_in_its_plan() -> None:
    plan = PlanText.model_validate(
        {
            "summary": "Kirjoita: aino.laine@kuoma.example.",
            "loads": [{"what": "Melu", "basis": "kysely 4,1"}],
            "audiences": [{"who": "Koko väki", "heads": 180}],
            "parties": [{"role": "health", "organisation": "Terveystalo", "person": "Anna"}],
        }
    )
    told = without_addresses(bare(plan))
    assert told == without_addresses(bare(told))
    assert told.summary == f"Kirjoita: {LEFT_OUT}."
    assert [told.loads[0].basis, told.audiences[0].heads, told.parties[0].person] == ["", None, ""]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pekka Virtanen lupasi", {"Pekka Virtanen": "Pekka"}),
        ("Virtasen ehdotus", {"Pekka Virtanen": "Virtasen"}),
        ("Helenalle ja muille", {"Helena Laine": "Helenalle"}),
        ("Laineen kanssa", {"Helena Laine": "Laineen"}),
        ("Pekan ja Pekkarisen talo", {"Pekka Virtanen": "Pekan"}),
        ("laineet löivät Virtaa vasten", {}),
    ],
)
def test_names_are_found_as_finnish_bends_them(text: str, found: dict[str, str]) -> None:
    assert Names(["Pekka Virtanen", "Helena Laine"]).found(text) == found


def test_a_name_in_full_has_all_its_parts() -> None:
    names = Names(["Pekka Virtanen", "Helena Laine"])
    assert names.in_full("Pekalle eli Virtasen Pekalle") == {"Pekka Virtanen": "Pekalle"}
    assert names.in_full("Helena tuli") == {}


def test_units_are_named_in_small_letters() -> None:
    units = Names(["Keittiö", "Tekniset palvelut"], bare=True)
    assert units.in_full("Aloitamme keittiöstä.") == {"Keittiö": "keittiöstä"}
    assert units.in_full("Palvelut paranevat.") == {}
