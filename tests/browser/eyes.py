"""Looks at a screen as those do who cannot see it, cannot point at it, or need it large."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.walk import DRAWN, UNFOLD, barriers

SCRIPT = Path(__file__).with_suffix(".js").read_text()
FAR = 160  # presses of Tab; no page has as many stops
FINGER, LEAST = 44, 24  # pixels
PALE = """axe.run({ runOnly: ["color-contrast"], resultTypes: ["violations"] }).then((found) =>
  found.violations.flatMap((one) => one.nodes.map((node) => `pale by night: ${node.target[0]}`)))"""
OVER = "document.documentElement.scrollWidth - innerWidth"
LETTERS = "size => { document.documentElement.style.fontSize = size; }"


@dataclass(frozen=True)
class Stop:
    """Where Tab came to."""

    words: str
    again: bool
    seen: bool
    bare: bool
    forward: bool

    @property
    def faults(self) -> list[str]:
        told = {"unseen": self.seen, "covered": self.bare, "out of order": self.forward}
        return [f"{fault}: {self.words}" for fault, good in told.items() if not good]


def see(page: Page, what: str, *given: Any) -> Any:
    """Ask the page's own eyes."""
    if not page.evaluate("'eyes' in window"):
        page.evaluate(SCRIPT)
    return page.evaluate(f"given => window.eyes.{what}(given)", list(given))


def stops(page: Page) -> list[Stop]:
    """Everywhere Tab leads, from the top of the page until it leaves it."""
    see(page, "begin")
    found: list[Stop] = []
    for _press in range(FAR):
        page.keyboard.press("Tab")
        there = see(page, "stop")
        if there is None or there["again"]:
            return found
        found.append(Stop(**there))
    raise AssertionError(f"Tab does not come to the end: {found[-3:]}")


def trips(page: Page, where: str) -> list[str]:
    """What stands in the way of a keyboard."""
    found = stops(page)
    assert found, f"Tab finds nothing: {where}"
    return [f"{where}: {fault}" for stop in found for fault in stop.faults]


def trips_in_system_colours(page: Page, where: str) -> list[str]:
    """The same where the system has put its own few colours, and no shadow is drawn."""
    page.emulate_media(forced_colors="active")
    found = trips(page, f"{where} in system colours")
    page.emulate_media(forced_colors="none")
    return found


def faults(page: Page, where: str) -> list[str]:
    """What axe, a finger, a narrow window and large letters hold against the screen."""
    page.evaluate(UNFOLD)
    found = barriers(page) + pale_by_night(page) + see(page, "small", FINGER, LEAST)
    found += ["something moves"] * bool(see(page, "moving"))
    return [f"{where}: {one}" for one in found + at_size(page, 320) + at_size(page, 640, "200%")]


def pale_by_night(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark")
    see(page, "still")
    found: list[str] = page.evaluate(PALE)
    page.emulate_media(color_scheme="light")
    see(page, "still")
    return found


def at_size(page: Page, width: int, letters: str = "") -> list[str]:
    """What does not fit."""
    before = page.viewport_size
    assert before
    page.set_viewport_size({"width": width, "height": before["height"]})
    page.evaluate(LETTERS, letters)
    page.evaluate(DRAWN)
    over = page.evaluate(OVER)
    found = [f"{over} px too wide"] * (over > 0) + see(page, "cut")
    page.evaluate(LETTERS, "")
    page.set_viewport_size(before)
    page.evaluate(DRAWN)
    return [f"{one}, {width} px wide {letters}" for one in found]
