"""A joint board: 300 cards, 200 people who move them, and a slow phone that draws every frame."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django
from playwright.sync_api import Page, sync_playwright

from . import room, scene
from .first_load import FLAGS
from .servers import Installation
from .wire import spread

CARDS, PEOPLE, RATE, SECONDS = 300, 200, 20.0, 60.0
SLOWER = 4  # times, than the processor is
AREAS = ("clear", "expert", "complex", "chaos")
STEP = """
[[steps]]
id = "board"
kind = "place"
canvas = "domains"
minutes = 5
cards_from = "cards"
title = { en = "Board", fi = "Taulu", sv = "Tavla" }
areas = [%s]
"""
FRAMES = """() => {
  window.drawn = [];
  let before = performance.now();
  const next = (now) => {
    window.drawn.push(now - before);
    before = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""


def measure(place: Installation, _size: room.Size) -> dict[str, Any]:
    size = room.Size(PEOPLE, RATE, SECONDS, 0)
    answer = place.run("bench.boards", str(PEOPLE))
    found = json.loads(answer.splitlines()[-1])
    plan = room.plan_for(size) | found
    plan |= {"web_port": place.web_port, "live_port": place.live_port}
    return room.load(place, plan, database=lambda: 0.0, beside=slow_phone)


@contextmanager
def slow_phone(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The frames that a phone draws while everybody else moves cards."""
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    seen: dict[str, Any] = {}
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=system, args=FLAGS)
        page = _seated(chromium.new_page(viewport={"width": 390, "height": 844}), plan)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.evaluate(FRAMES)
        begun = float(page.locator("[data-board]").get_attribute("data-stamp") or 0)
        yield seen
        page.wait_for_timeout(1000)
        seen["frame_ms"] = spread([one / 1000 for one in page.evaluate("window.drawn")])
        stamps = "els => els.map((it) => Number(it.dataset.stamp))"
        drawn = page.locator("[data-card]").evaluate_all(stamps)
        seen["cards_on_phone"] = len(drawn)
        seen["cards_moved_on_phone"] = sum(stamp > begun for stamp in drawn)
        chromium.close()


def _seated(page: Page, plan: dict[str, Any]) -> Page:
    host = f"http://127.0.0.1:{plan['web_port']}"
    pairs = [one.split("=", 1) for one in plan["cookies"][-1].split("; ")]
    page.context.add_cookies([{"name": name, "value": value, "url": host} for name, value in pairs])
    page.goto(f"{host}/w/{plan['workshop']}/", wait_until="domcontentloaded", timeout=60_000)
    page.wait_for_selector("[data-board][data-live]")
    page.wait_for_timeout(2000)
    return page


def main(people: int) -> None:
    """Print a room whose board has all its cards; run where the installation's settings are."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    areas = ", ".join(
        f'{{ id = "{one}", title = {{ en = "{one}", fi = "{one}", sv = "{one}" }} }}'
        for one in AREAS
    )
    scene.METHOD += STEP % areas
    found = scene.open_room(people)
    print(json.dumps(found | _with_board(str(found["workshop"]))))


def _with_board(workshop_id: str) -> dict[str, object]:
    from talkoot.workshops.actions import move
    from talkoot.workshops.models import Contribution, Workshop

    workshop = Workshop.objects.get(pk=workshop_id)
    words = "Aamun ensimmäinen tunti on rauhallisempi, kun tavarat ovat paikoillaan"
    Contribution.objects.bulk_create(
        Contribution(
            workshop=workshop, beat=workshop.beat, released=True, body={"text": f"{words} {number}"}
        )
        for number in range(CARDS)
    )
    cards = workshop.contributions.values_list("pk", flat=True)
    move.advance(workshop, seen=workshop.beat_id)
    workshop.refresh_from_db()
    workshop.room.refresh_from_db()
    return {
        "beat": workshop.beat_id,
        "version": workshop.room.version,
        "cards": [str(card) for card in cards],
        "places": [str(number) for number in range(1, len(AREAS) + 2)],
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))
