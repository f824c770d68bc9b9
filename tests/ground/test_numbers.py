"""Reading a number that anybody may have sent."""

from __future__ import annotations

import pytest

from talkoot.ground.numbers import whole
from talkoot.methods.asking import wish


@pytest.mark.parametrize(("said", "number"), [("12", 12), (" 007 ", 7), ("0", 0), ("٣", 3)])
def test_a_whole_number_is_read(said: str, number: int) -> None:
    assert whole(said) == number


@pytest.mark.parametrize("said", [None, "", "-1", "1.5", "²", "1e3", "1_000", "9" * 18, "9" * 5000])
def test_what_is_none_is_none(said: str | None) -> None:
    assert whole(said) is None


def test_no_number_in_a_search_is_too_long() -> None:
    endless = "9" * 5000
    assert wish(f"{endless} people, 1 h {endless} min").people is None
    assert wish(f"{endless} minutes").minutes is None
