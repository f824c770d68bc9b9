"""Every canvas and kind by keyboard alone and as a screen reader is told of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import HELENA, Stage
from tests.browser.eyes import faults, trips, trips_in_system_colours
from tests.browser.hands import Keyboard
from tests.browser.test_map import OPEN_A_ROOM
from tests.stepkinds.test_contract import AREAS, AXES
from tests.workshops import small

pytestmark = pytest.mark.browser
CARDS = ("Kiire", "Virheet", "Luottamus")


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {toml(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def step(step_id: str, kind: str, **words: Any) -> str:
    return small.step(
        step_id, kind, "\n".join(f"{name} = {toml(one)}" for name, one in words.items())
    )


class Room:
    """A room of one seat at a keyboard, and its host."""

    def __init__(self, stage: Stage, *steps: str) -> None:
        data = str(next(stage.town.told.parent.glob("town*/")))
        told = subprocess.run(
            [sys.executable, "-c", OPEN_A_ROOM, data, *CARDS],
            input=small.method(*steps, small.step("end", "show")),
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONPATH": os.getcwd()},
        )
        self.id, self.secret = told.stdout.split()[-2:]
        self.stage = stage
        self.page = self.sits_down()
        self.hand = Keyboard(self.page)
        self.host = stage.signed_in(HELENA).new_page()
        self.host.goto(f"/workshops/{self.id}/host/")
        self.found: list[str] = []

    def sits_down(self) -> Page:
        page = self.stage.context(360, locale="en", has_touch=True, is_mobile=True).new_page()
        page.goto(f"/j/{self.secret}/")
        hand = Keyboard(page)
        hand.press(page.locator("main button.main"))
        expect(page).to_have_url(re.compile(f"/w/{self.id}/"))
        return page

    @property
    def form(self) -> Locator:
        return self.page.locator("form[data-give]")

    def comes_to(self, step_id: str) -> None:
        if self.page.locator("main h1").inner_text() != step_id:
            self.host.locator("form[action$='/next/'] button").first.click()
        expect(self.page.locator("main h1")).to_have_text(step_id)
        expect(self.host.locator("main h1")).to_have_text(step_id)

    def keeps_its_focus(self, where: str) -> None:
        self.page.wait_for_timeout(0)
        if self.page.evaluate("document.activeElement === document.body"):
            self.found.append(f"{where}: the focus is lost")


CANVASES: dict[str, dict[str, Any]] = {
    "line": {"axes": AXES[:1]},
    "matrix": {"axes": AXES},
    "quadrants": {"areas": AREAS[:4], "boundaries": True},
    "domains": {"areas": AREAS},
    "lanes": {"areas": AREAS[:3], "cards": 2},
    "rings": {"areas": AREAS[:3]},
    "wheel": {"areas": AREAS},
    "year": {"cards": 3},
    "workday": {"cards": 3},
}


BY_EAR = """
- figure:
  - img "A picture of the list below"
- combobox /.+/
- button "Move"
"""


def test_every_joint_canvas_by_keyboard_and_by_ear(stage: Stage) -> None:
    room = Room(
        stage,
        *(
            step(one, "place", canvas=one, cards_from="brief", **words)
            for one, words in CANVASES.items()
        ),
    )
    page, card = room.page, room.page.locator("[data-card]").filter(has_text="Virheet")
    for canvas in CANVASES:
        room.comes_to(canvas)
        expect(room.form).to_match_aria_snapshot(BY_EAR)
        for number, words in enumerate(CARDS, 1):
            expect(page.get_by_role("radio", name=f"{number} {words}")).to_have_count(1)
        room.hand.choose(card.locator("input"))
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowDown")
        if page.locator("[data-mover] select").count() > 1:
            page.keyboard.press("Tab")
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(card).to_have_attribute("data-at", re.compile(r".+"))
        expect(page.locator("[data-said]")).to_contain_text("Virheet")
        room.keeps_its_focus(canvas)
        room.found += trips(page, canvas) + faults(page, canvas)
    room.found += trips_in_system_colours(page, canvas)
    assert not room.found, "\n".join(["", *room.found])
