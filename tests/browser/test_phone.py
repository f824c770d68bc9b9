"""A participant's phone in a real browser: it follows the room and loses nothing that was written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Town, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser: Browser, town: Town) -> Iterator[Page]:
    context = browser.new_context(
        base_url=town.address, viewport={"width": 360, "height": 740}, locale="en"
    )
    page = context.new_page()
    page.goto("/join/")
    page.locator("input[name=code]").fill(town.code)
    page.locator("button.main").click()
    page.locator("button.main").click()
    page.wait_for_url("**/w/**")
    yield page
    context.close()


@pytest.fixture
def host(desk: Page) -> Page:
    sign_in(desk, "helena@kuoma.example")
    desk.locator("a.button.main").first.click()
    return desk


def test_the_phone_follows_the_room_by_itself(phone: Page, host: Page) -> None:
    before = phone.locator("[data-part=task] h1").inner_text()
    host.locator("form[action$='/next/'] button").click()
    expect(phone.locator("[data-part=task] h1")).not_to_have_text(before, timeout=10_000)
