"""From an empty page to a method that runs, in under ten minutes: the form, and nothing but it."""

from __future__ import annotations

import re
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Stage
from tests.browser.walk import TOO_WIDE, barriers, resize

pytestmark = pytest.mark.browser

COORDINATOR = "helena@kuoma.example"
TEN_MINUTES = 600
A_KEY = 0.3  # seconds a key takes somebody who writes with two fingers


class Writer:
    """Somebody who writes a method, and how long it would take her fingers."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = 0

    def types(self, name: str, words: str) -> None:
        self.page.locator(f"[name='{name}']").fill(words)
        self.keys += len(words)

    def adds(self, kind: str, title: str, prompt: str) -> int:
        """Add a step and say what people are asked."""
        self.page.locator("#kind").select_option(kind)
        self.page.get_by_role("button", name=re.compile("Add a step|Lisää vaihe")).click()
        number = int(re.search(r"at=steps\.(\d+)", self.page.url)[1])  # type: ignore[index]
        self.types(f"steps.{number}.title.fi", title)
        self.types(f"steps.{number}.prompt.fi", prompt)
        return number

    def saves(self) -> None:
        self.page.locator(".desk-save button").click()
        self.page.wait_for_load_state()


def test_an_empty_page_becomes_a_method_that_runs(stage: Stage) -> None:
    begun = monotonic()
    page = stage.signed_in(COORDINATOR).new_page()
    page.goto("/methods/own/")
    writer = Writer(page)
    writer.types("title", "Viiden minuutin kiitos")
    page.locator("form:has([name=title]) .button.main").click()
    writer.types("purpose.fi", "Kiittää työkaveria jostain, mitä kukaan ei ole huomannut.")
    writer.types("notes.fi", "Anna esimerkki omastasi ja ole sitten hiljaa.")
    writer.adds("show", "Mistä on kyse", "Pieni kiitos kantaa pitkälle.")
    writer.adds("write", "Kenelle kiitos?", "Kirjoita yksi kiitos yhdelle ihmiselle.")
    vote = writer.adds("vote", "Mikä jäi mieleen?", "Anna pisteesi kiitokselle, joka kosketti.")
    page.locator(f"[name='steps.{vote}.cards_from']").select_option("write")
    ask = writer.adds("ask", "Lopuksi", "Vastaa nimettömästi.")
    page.locator(f"[name='steps.{ask}.privacy']").select_option("anonymous")
    writer.types(f"steps.{ask}.questions.0.text.fi", "Tulin tänään kuulluksi.")
    expect(page.locator(".phone-mini")).to_contain_text("Tulin tänään kuulluksi.")  # as one types
    assert not barriers(page)
    writer.saves()
    expect(page.locator("[data-part=check] .notice.good")).to_be_visible()

    page.locator("[data-part=check] button[formaction*='/workshops/try/']").click()
    page.wait_for_url(re.compile(r"/workshops/[^/]+/host/"))
    for title in ("Mistä on kyse", "Kenelle kiitos?", "Mikä jäi mieleen?"):
        page.get_by_role("button", name=re.compile(re.escape(title))).click()
        expect(page.locator("h1")).to_have_text(title)
    taken = monotonic() - begun + writer.keys * A_KEY
    assert taken < TEN_MINUTES, f"{taken:.0f} seconds, {writer.keys} keys"


def test_the_desk_fits_a_phone_and_works_without_scripts(stage: Stage) -> None:
    phone = stage.signed_in(COORDINATOR, java_script_enabled=False, width=360).new_page()
    phone.goto("/methods/case-clinic/")
    phone.locator("form[action$='/copy/'] button").click()
    steps = phone.locator(".desk-step").count()
    phone.locator(".desk-step > summary").nth(1).click()
    phone.locator("button[value='remove:steps.1']").click()
    assert phone.locator(".desk-step").count() == steps - 1
    phone.locator(".undo-line button").click()
    assert phone.locator(".desk-step").count() == steps
    phone.goto(phone.url.split("?")[0] + "source/")
    phone.locator("#source").fill(phone.locator("#source").input_value() + "\nteema = 3\n")
    phone.locator("form.wide .button.main").click()
    expect(phone.locator(".mends")).to_contain_text("teema")


def test_the_pages_of_writing_have_no_barriers(stage: Stage) -> None:
    page = stage.signed_in(COORDINATOR).new_page()
    page.goto("/methods/troika/")
    page.locator("form[action$='/copy/'] button").click()
    desk = page.url
    found: list[str] = []
    for address in (desk, f"{desk}source/", f"{desk}versions/", "/methods/own/"):
        page.goto(address)
        found += [f"{address}: {one}" for one in barriers(page)]
        resize(page, 320)
        found += [f"{address} scrolls sideways"] * bool(page.evaluate(TOO_WIDE))
        resize(page, 1280)
    assert not found, "\n".join(found)
