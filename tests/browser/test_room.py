"""A phone joins the running workshop, gives a card, and the host's console follows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Town, sign_in

pytestmark = pytest.mark.browser


def test_a_phone_joins_by_code_and_gives_a_card(browser: Browser, desk: Page, town: Town) -> None:
    context = browser.new_context(base_url=town.address, viewport={"width": 360, "height": 800})
    phone = context.new_page()
    phone.goto("/join/")
    phone.locator("input[name=code]").fill(town.code)
    phone.locator("button.main").click()
    phone.locator("button.main").click()
    expect(phone).to_have_url(re.compile("/w/"))
    phone.locator("textarea").fill("Avaimet yhteen kaappiin")
    phone.locator("form[data-give] button.main").click()
    expect(phone.locator(".card.mine")).to_contain_text("Avaimet yhteen kaappiin")
    context.close()


def test_a_host_signs_in_and_moves_the_room(desk: Page) -> None:
    sign_in(desk, "helena@kuoma.example")
    desk.locator("a.button.main").first.click()
    expect(desk.locator(".run-sheet .current")).to_have_count(1)
