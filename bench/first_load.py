"""What a participant's phone downloads from the link to her first task, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page, sync_playwright

from .room import Size, plan_of
from .servers import Installation

SLOW_3G = {"latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # 400 kbit/s
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
KINDS = {"Document": "pages", "Stylesheet": "css", "Script": "js", "Font": "font"}


def measure(place: Installation, size: Size) -> dict[str, Any]:
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    scene = plan_of(place, size, seats=5)
    place.start()
    try:
        with sync_playwright() as play:
            chromium = play.chromium.launch(executable_path=system, args=FLAGS)
            address = f"http://127.0.0.1:{place.web_port}/j/{scene['secret']}/"
            found = _loads(chromium.new_context(**play.devices["Pixel 5"]), address)
            slow = _slowly(chromium.new_context(**play.devices["Pixel 5"]), address)
            chromium.close()
            return found | slow
    finally:
        place.stop()


def _loads(phone: BrowserContext, address: str) -> dict[str, Any]:
    page = phone.new_page()
    with wire(phone, page) as first:
        _take_a_seat(page, address)
    task = page.url
    page.close()
    page = phone.new_page()
    with wire(phone, page) as second:
        page.goto(task)
        settle(page)
    return {"first": first, "second": second}


def _slowly(phone: BrowserContext, address: str) -> dict[str, Any]:
    """Milliseconds to something one can read and press, on each of the two pages."""
    page = phone.new_page()
    session = phone.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_3G})
    page.goto(address)
    door = _painted(page)
    page.locator("main form button.main").click()
    page.wait_for_selector("textarea")
    return {"slow_3g_door_ms": door, "slow_3g_task_ms": _painted(page)}


def _take_a_seat(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)
    page.locator("main form button.main").click()
    page.wait_for_selector("textarea")
    settle(page)


def settle(page: Page) -> None:
    """Until what the page asked for is there; the open stream never ends, so not for silence."""
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(1000)


def _painted(page: Page) -> int:
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    name = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    return round(float(page.evaluate(name)))


@contextmanager
def wire(phone: BrowserContext, page: Page) -> Iterator[dict[str, Any]]:
    """Count what comes over the wire, as it was sent: headers too, and compressed."""
    kinds: dict[str, str] = {}
    sent: dict[str, float] = {}

    def redirected(event: dict[str, Any]) -> None:
        if answer := event.get("redirectResponse"):
            sent[event["requestId"] + "'"] = answer["encodedDataLength"]

    session: CDPSession = phone.new_cdp_session(page)
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    session.on(
        "Network.loadingFinished", lambda e: sent.update({e["requestId"]: e["encodedDataLength"]})
    )
    session.on("Network.requestWillBeSent", redirected)
    session.send("Network.enable")
    seen: dict[str, Any] = {}
    yield seen
    seen["requests"] = sum(size > 0 for size in sent.values())
    seen["kb"] = round(sum(sent.values()) / 1000, 1)
    for number, size in sent.items():
        kind = KINDS.get(kinds.get(number, ""), "other")
        seen[kind] = round(seen.get(kind, 0) + size / 1000, 1)
