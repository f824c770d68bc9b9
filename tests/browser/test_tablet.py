"""One tablet in the break room and sheets on the table: those without a phone take part."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Stage
from tests.browser.people import Host, Script
from tests.browser.walk import barriers

pytestmark = pytest.mark.browser

SCRIPT = Script("one-two-four-all")
ALONE = "alone"
A_MINUTE, A_WHILE = 61_000, 16_000  # milliseconds


def opened(stage: Stage, title: str) -> tuple[Host, str]:
    """A room in its first written step, and the address of its tablet."""
    host, _wall, _code = stage.room(SCRIPT, title)
    host.goes_on_to(ALONE)
    address = host.page.locator("a[href^='/k/']").get_attribute("href")
    assert address
    return host, address


def tablet(stage: Stage, address: str) -> Page:
    page = stage.context(800, has_touch=True).new_page()
    page.clock.install()
    page.goto(address)
    return page


def kept(page: Page) -> list[str]:
    names: list[str] = page.evaluate("Object.keys(localStorage)")
    return names


def test_who_is_done_leaves_no_trace_for_the_next(stage: Stage) -> None:
    _host, address = opened(stage, "Taukohuone")
    page = tablet(stage, address)
    assert not barriers(page)
    page.locator("main form button.main").click()
    page.locator("[data-give] textarea").press_sequentially("Keskeneräinen")
    assert kept(page)
    page.locator("[data-kiosk] button").click()
    expect(page).to_have_url(re.compile("/k/"))
    assert kept(page) == []
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("Keskeneräinen")
    page.goto(address)
    page.locator("main form button.main").click()
    expect(page.locator("[data-give] textarea")).to_have_value("")


def test_who_walks_away_is_asked_and_then_forgotten(stage: Stage) -> None:
    _host, address = opened(stage, "Käytävä")
    page = tablet(stage, address)
    page.locator("main form button.main").click()
    page.locator("[data-give] textarea").press_sequentially("Unohtunut")
    page.wait_for_load_state()  # only then does it count the minute
    page.clock.run_for(A_MINUTE)
    asked = page.locator("[data-kiosk-idle]")
    expect(asked).to_be_visible()
    assert not barriers(page)
    asked.locator("button").click()
    expect(asked).to_be_hidden()
    expect(page.locator("[data-give] textarea")).to_have_value("Unohtunut")
    page.clock.run_for(A_MINUTE)
    page.clock.run_for(A_WHILE)
    expect(page).to_have_url(re.compile("/k/"))
    assert kept(page) == []


def test_a_sheet_is_printed_and_entered_without_scripts(stage: Stage) -> None:
    script = Script("fifteen-percent")
    host, _wall, _code = stage.room(script, "Paperilla")
    host.goes_on_to("frame")
    host.goes_on_to("alone")
    room = host.page.url.split("/host/")[0]
    page = stage.signed_in("helena@kuoma.example", java_script_enabled=False).new_page()
    page.goto(f"{room}/sheets/?number=3&first=1")
    codes = page.locator(".sheet-code").all_inner_texts()
    assert len(set(codes)) == 3
    page.goto(f"{room}/sheets/enter/")
    page.locator("input[name=sheet]").fill(codes[1].lower())
    page.locator("main textarea").first.fill("Paperilta kirjoitettu")
    page.locator("main form button.main").click()
    expect(page.locator("main")).to_contain_text("2")
    page.locator("input[name=sheet]").fill(codes[1])
    page.locator("main textarea").first.fill("Toisen kerran")
    page.locator("main form button.main").click()
    expect(page.locator(".error, .errorlist").first).to_be_visible()
    expect(page.locator("main textarea").first).to_have_value("Toisen kerran")
