"""Digits are read as people type, paste and say them."""

from __future__ import annotations

import pytest

from talkoot.ground.spoken import digits


@pytest.mark.parametrize(
    "typed",
    [
        "48291357",
        "4829 1357",
        " 48 29-13.57 ",
        "４８２９ １３５７",
        "neljä kahdeksan kaksi yhdeksän, yksi kolme viisi seitsemän",
        "Nel kaheksan kaks yheksän yks kol viis seittemän",
        "fyra åtta två nio ett tre fem sju",
        "four eight two nine one three five seven",
        "koodi 4829 1357",
    ],
)
def test_the_code_is_read_however_it_comes(typed: str) -> None:
    assert digits(typed) == "48291357"


def test_what_is_no_digit_is_left_out() -> None:
    assert digits("kahvi ² ½") == ""
