"""A survey from its plan to published results; who answers has a phone without scripts."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.conftest import Stage
from tests.browser.walk import NARROW, TOO_WIDE, UNFOLD, WIDE, barriers, resize

pytestmark = pytest.mark.browser

COORDINATOR, MEMBER = "helena@kuoma.example", "jari@kuoma.example"
PEOPLE = 7


def faults(page: Page) -> list[str]:
    """What axe finds, and whether the page scrolls sideways on a narrow phone."""
    page.evaluate(UNFOLD)
    found = barriers(page)
    resize(page, NARROW)
    wide = ["scrolls sideways"] * bool(page.evaluate(TOO_WIDE))
    resize(page, WIDE)
    return [f"{page.url}: {one}" for one in found + wide]


def talkoot(*words: str) -> str:
    """What the trustee types, on a machine of her own."""
    command = [sys.executable, "-m", "talkoot.site.cli", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def entrusted(stage: Stage, link: str, key: Path) -> tuple[Page, list[str]]:
    """The trustee makes the key on her own phone, and tries it."""
    trustee = stage.context(360, accept_downloads=True).new_page()
    trustee.goto(link)
    found = faults(trustee)
    trustee.locator("[data-understood]").check()
    with trustee.expect_download() as download:
        trustee.locator("[data-generate]").click()
    download.value.save_as(key)
    trustee.locator("[data-made] button").click()
    found += faults(trustee)
    opens(trustee, key)
    expect(trustee.locator("details [data-tally]")).to_have_count(1)  # to try the copy too
    return trustee, found + faults(trustee)


def opens(trustee: Page, key: Path) -> None:
    """She chooses a file, and her browser opens the box with it."""
    trustee.locator("#key-file").set_input_files(key)
    trustee.locator("[data-tally] button").click()


def planned(stage: Stage, desk: Page, key: Path) -> tuple[Page, list[str]]:
    """A new survey whose trustee has tried her key, opened."""
    desk.goto("/surveys/new/")
    found = faults(desk)
    desk.locator("input[name=title]").fill("Selaimen kysely")
    desk.locator("main form button.main").click()
    found += faults(desk)
    desk.locator("input[name=handled_on]").fill("2026-09-01")
    desk.locator("#terms button").click()
    desk.locator("input[name=trustee]").first.fill("Tuulikki Tammi")
    desk.locator("#key button").first.click()
    link = desk.locator("a.key-link").get_attribute("href") or ""
    trustee, seen = entrusted(stage, urlsplit(link).path, key)
    desk.reload()
    desk.locator(".page-head a.main").click()
    found += seen
    found += faults(desk)
    desk.locator("main form button.main").click()
    expect(desk).to_have_url(re.compile("/slips/$"))
    return trustee, found


def sees_the_results(desk: Page) -> None:
    """The worker publishes them; the page says how far it is."""
    ready = desk.locator(".page-head a[href$='/results/']")
    for _look in range(30):
        desk.reload()
        with suppress(TimeoutError):
            ready.first.wait_for(timeout=1000)
            break
    ready.first.click()
    expect(desk).to_have_url(re.compile("/results/"))


def printed(desk: Page) -> list[str]:
    """The codes of one pile."""
    desk.locator("main form button.main").click()
    desk.locator(".survey-pile", has_text="Keittiö").get_by_role("link").click()
    return desk.locator(".slip-letters").all_inner_texts()


def answered(stage: Stage, code: str, *, scripts: bool) -> None:
    """On one's own phone, with what a slip says."""
    context = stage.context(320, java_script_enabled=scripts)
    phone = context.new_page()
    phone.goto("/s/")
    phone.locator("#id_code").fill(code.lower())
    phone.locator("button.main").click()
    expect(phone.locator("h1")).to_have_text("Selaimen kysely")
    phone.locator("a.main").click()
    says(phone, code)
    assert context.cookies() == []


def answered_on_the_tablet(stage: Stage, code: str) -> None:
    """In the break room, where one tablet serves all."""
    tablet = stage.context(800, has_touch=True).new_page()
    tablet.goto("/s/kiosk/")
    tablet.locator("#id_code").fill(code.lower())
    tablet.keyboard.press("Enter")
    tablet.locator("main form button.main").click()
    says(tablet, code)


def says(page: Page, code: str) -> None:
    for group in page.locator("fieldset").all():
        group.locator("label").nth(int(code[-1], 36) % 5).click()
    page.locator("button.main:visible").click()
    expect(page).to_have_url(re.compile("/s/thanks/"))


def test_from_a_plan_to_published_results(stage: Stage, tmp_path: Path) -> None:
    key, other = tmp_path / "KEY.txt", tmp_path / "OTHER.txt"
    desk = stage.signed_in(COORDINATOR).new_page()
    trustee, found = planned(stage, desk, key)
    found += faults(desk)
    codes = printed(desk)
    found += faults(desk)
    answered_on_the_tablet(stage, codes[0])
    for number, code in enumerate(codes[1:PEOPLE]):
        answered(stage, code, scripts=number % 2 == 0)
    desk.goto("/surveys/")
    desk.get_by_role("link", name="Selaimen kysely").click()
    found += faults(desk)
    desk.locator("a[href$='/close/']").click()
    desk.locator("main form button.danger").click()
    found += faults(desk)
    talkoot("key", str(other))
    trustee.reload()
    opens(trustee, other)
    expect(trustee.locator("[data-wrong=other]")).to_be_visible()
    found += faults(trustee)
    opens(trustee, key)
    expect(trustee.locator("[data-tally]")).to_have_count(0)
    found += faults(trustee)
    desk.reload()
    found += faults(desk)
    desk.locator("main form button.main").click()
    sees_the_results(desk)
    member = stage.signed_in(MEMBER).new_page()
    member.goto(desk.url)
    expect(member.locator("main .survey-line")).to_have_count(8)
    found += faults(member)
    assert not found, "\n".join(found)


def test_the_questions_are_large_enough_to_press_on_a_narrow_phone(stage: Stage) -> None:
    desk = stage.signed_in(COORDINATOR).new_page()
    desk.goto("/surveys/")
    desk.get_by_role("link", name="Työhyvinvointi syksyllä", exact=True).click()
    desk.locator("a[href$='/slips/']").click()
    desk.locator(".survey-pile", has_text="Sosiaalipalvelut").get_by_role("link").click()
    code = desk.locator(".slip-letters").last.inner_text()
    page = stage.context(320).new_page()
    found = []
    for path in (f"/s/{code}/", f"/s/{code}/questions/"):
        page.goto(path, wait_until="networkidle")
        found += faults(page)
        resize(page, 320)
    for label in page.locator(".survey-item label").all():
        shape = label.bounding_box()
        assert shape
        assert min(shape["width"], shape["height"]) >= 44
    assert not found, "\n".join(found)
