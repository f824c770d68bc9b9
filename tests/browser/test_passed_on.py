"""Sheets reach the next phone by themselves, and a pair of sliders is numbers that can be slid."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Stage
from tests.browser.people import Script

pytestmark = pytest.mark.browser


def test_a_sheet_comes_to_the_next_phone_and_nobody_loads_a_page(stage: Stage) -> None:
    script = Script("six-three-five")
    host, _wall, code = stage.room(script, "Arkit kiertoon")
    phones = [stage.phone(script).joins(code).is_never_loaded_again() for _person in range(2)]
    for step in ("question", "sheets"):
        host.goes_on_to(step)
    for number, phone in enumerate(phones):
        phone.sees("sheets")
        for card in "abc":
            phone.writes(f"Ajatus {number}{card}")
    mine, hers = phones
    mine.reads("Ajatus 1a")
    hers.reads("Ajatus 0c")
    expect(mine.form.locator("textarea")).to_have_value("")
    for phone in phones:
        phone.has_stayed()


def test_a_slider_and_its_number_are_one_and_fit_a_phone(stage: Stage) -> None:
    script = Script("own-situation")
    host, _wall, code = stage.room(script, "Omat säädöt")
    phone = stage.phone(script).joins(code)
    for step in ("promise", "how-it-is"):
        host.goes_on_to(step)
    phone.sees("how-it-is")
    slider = phone.form.locator("input[type=range]").first
    number = phone.form.locator("input.pair-number").first
    slider.focus()
    phone.page.keyboard.press("ArrowRight")
    expect(number).to_have_value("6")
    number.fill("2")
    expect(slider).to_have_value("2")
    wide = phone.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    for field in phone.form.locator("input.pair-number").all():
        field.fill("3")
    phone.gives()
    expect(phone.own).not_to_have_count(0)
