"""A snapshot comes apart by unit and goes together again; a page reads what it shows, no more."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.surveys import keeping
from talkoot.surveys.actions import count
from talkoot.surveys.models import Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import Trustee, answered, counted, place_of
from tests.surveys.test_pages import now

KEYS = st.sampled_from(["0", "1", "7", "-1"])
FIGURE = st.fixed_dictionaries({"n": st.integers(5, 50), "mean": st.floats(1, 5)})
UNITS = st.dictionaries(KEYS, FIGURE)
NAMES = st.sampled_from(["voice", "load"])
SNAPSHOTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "respondents": st.dictionaries(KEYS, st.integers(5, 50)),
        "together": st.just({}),
        "scales": st.dictionaries(
            NAMES, st.fixed_dictionaries({"alpha": st.none(), "units": UNITS})
        ),
        "items": st.dictionaries(NAMES, UNITS),
        "classes": st.dictionaries(NAMES, st.dictionaries(NAMES, UNITS)),
        "differs": st.dictionaries(NAMES, UNITS),
    },
    optional={"change": st.dictionaries(NAMES, UNITS)},
)


@given(SNAPSHOTS)
@settings(deadline=None)
def test_what_was_taken_apart_goes_together_again(told: dict[str, Any]) -> None:
    before = json.dumps(told, sort_keys=True)
    summary, rows = keeping.apart(told)
    assert keeping.together(summary, rows) == told
    assert json.dumps(told, sort_keys=True) == before


@given(SNAPSHOTS, KEYS)
@settings(deadline=None)
def test_of_other_units_nothing_is_known(told: dict[str, Any], key: str) -> None:
    summary, rows = keeping.apart(told)
    some = keeping.together(summary, [row for row in rows if str(row[0]) == key])
    for part in ("items", "differs"):
        for name, units in told[part].items():
            assert some[part][name] == ({key: units[key]} if key in units else {})
    assert some["respondents"] == told["respondents"]


@pytest.mark.django_db(transaction=True)
def test_a_page_reads_the_figures_of_its_unit_only(
    survey: Survey, trustee: Trustee, client_of: ClientOf, aino: Any
) -> None:
    answered(survey)
    count.publish(counted(survey, trustee), seconds=2)
    published, client = now(survey), client_of(aino)
    assert published.told.count() > 2
    place = place_of(published, "300")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        page = client.get(f"/surveys/{published.pk}/results/?unit={place}")
    assert page.status_code == 200
    asked = [one["sql"] for one in seen if "surveys_told" in one["sql"]]
    assert len(asked) == 1
    assert f"IN ({place})" in asked[0]
    assert not [one for one in seen if "block_sums" in one["sql"]]
