"""A plan of modules is moved by hand and by keyboard, and says what no longer fits."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Stage

pytestmark = pytest.mark.browser

HELENA = "helena@kuoma.example"
PROGRAMME = "Hyvä työpäivä Kuomassa"
LAST, CARRIED = "Muutos arjessa", "Palautuminen työpäivän aikana"


def days(page: Page, title: str) -> str:
    row = page.locator(".plan-row", has=page.get_by_role("link", name=title, exact=True))
    return row.locator("p .number").inner_text()


def titles(page: Page) -> list[str]:
    return page.locator(".plan-row a.list-title").all_inner_texts()


def test_modules_are_moved_by_drag_and_by_keyboard(stage: Stage) -> None:
    page = stage.signed_in(HELENA).new_page()
    page.goto("/programmes/")
    page.get_by_role("link", name=PROGRAMME).first.click()
    page.locator(".tabs a[href$='/modules/']").click()
    row = page.locator(".plan-row", has=page.get_by_role("link", name=LAST, exact=True))

    before = days(page, LAST)
    bar = row.locator(".plan-bar")
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 5, steps=4)
    with page.expect_navigation():
        page.mouse.up()
    dragged = days(page, LAST)
    assert dragged != before

    row.locator("summary").focus()
    page.keyboard.press("Enter")
    row.locator("input[name=days]").fill("-60")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert days(page, LAST) not in (before, dragged)
    assert page.locator(".breaks li", has_text=LAST).count() > 0

    order = titles(page)
    place = order.index(CARRIED)
    grip = page.locator(".plan-row").nth(place).locator(".list-when")
    above = page.locator(".plan-row").nth(place - 1)
    grip.scroll_into_view_if_needed()
    start, over = grip.bounding_box(), above.bounding_box()
    assert start
    assert over
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, over["y"] + over["height"] / 2, steps=5)
    with page.expect_navigation():
        page.mouse.up()
    moved = titles(page)
    assert moved.index(CARRIED) == place - 1
    assert sorted(moved) == sorted(order)
