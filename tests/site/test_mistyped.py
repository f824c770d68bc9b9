"""A form with a mistake in it still tells what its writer has seen: nobody's word is lost."""

from __future__ import annotations

import re

import pytest

from tests.site.test_outsiders import Browsers, browsers, cast, town
from tests.site.town import Town

__all__ = ["browsers", "cast", "town"]
LONG_AGO = "7"  # an edit at which nothing in the town is
FORMS = {
    "/programmes/{programme}/money/costs/{cost}/": "seen",
    "/programmes/{programme}/money/funders/{funding}/": "seen",
    "/programmes/{programme}/money/budget/": "seen",
    "/programmes/{programme}/risks/load-1/": "seen",
    "/programmes/{programme}/evaluation/indicators/{indicator}/": "seen",
    "/programmes/{programme}/report/fi/passages/{passage}/": "version",
    "/modules/{module}/edit/": "seen",
    "/modules/sparring/{sparring}/": "seen",
    "/commitments/{commitment}/edit/": "version",
    "/models/{model}/edit/": "version",
    "/clock/{clock}/{clock_entry}/edit/": "sequence",
}


@pytest.mark.parametrize("address", FORMS)
def test_who_mistypes_is_not_taken_for_one_who_has_seen_what_is_new(
    town: Town, browsers: Browsers, address: str
) -> None:
    name = FORMS[address]
    (form,) = town.fill(address)
    answer = browsers["aino"].post(form, {name: LONG_AGO, "state": "no such"})
    page = answer.content.decode()
    assert answer.status_code in (200, 422), "it was taken, so no mistake was tried"
    (told,) = [tag for tag in re.findall("<input[^>]*>", page) if f'name="{name}"' in tag]
    assert f'value="{LONG_AGO}"' in told
