"""A crowd answers a sealed survey at once, and what one respondent's phone downloads for it."""

from __future__ import annotations

import json
import shutil
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

from .first_load import FLAGS, settle, wire
from .servers import Installation

PEOPLE = 2000
AT_ONCE = 16
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


def measure(place: Installation) -> dict[str, Any]:
    scene = json.loads(place.run("bench.asking", str(PEOPLE + 1)).splitlines()[-1])
    place.start()
    try:
        return _crowd(place, scene) | _phone(place, scene["codes"][-1])
    finally:
        place.stop()


def _crowd(place: Installation, scene: dict[str, Any]) -> dict[str, Any]:
    """Everybody sends; an answer counts when the server has said that it is in the box."""
    codes = scene["codes"][:PEOPLE]
    shares = [codes[start::AT_ONCE] for start in range(AT_ONCE)]
    began, used = time.monotonic(), place.cpu()
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        done = [
            one
            for share in crowd.map(lambda mine: _send(place.web_port, mine, scene["items"]), shares)
            for one in share
        ]
    seconds = time.monotonic() - began
    times = [1000 * took for took, status in done if status == 302]
    return {
        "sent": len(done),
        "refused": len(done) - len(times),
        "per_second": round(len(times) / seconds, 1),
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1], 1),
        "cpu_ms": round(1000 * (place.cpu() - used) / len(done), 1),
    }


def _send(port: int, codes: list[str], items: list[str]) -> list[tuple[float, int]]:
    wired = HTTPConnection("127.0.0.1", port, timeout=60)
    found = []
    for number, code in enumerate(codes):
        body = urlencode({item: 1 + (number + at) % 5 for at, item in enumerate(items)})
        began = time.monotonic()
        wired.request("POST", f"/s/{code}/questions/", body, HEADERS)
        answer = wired.getresponse()
        answer.read()
        found.append((time.monotonic() - began, answer.status))
    wired.close()
    return found


def _phone(place: Installation, code: str) -> dict[str, Any]:
    """The page of questions alone, with nothing in the browser before, compressed as sent."""
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=system, args=FLAGS)
        phone = chromium.new_context(**play.devices["Pixel 5"])
        page = phone.new_page()
        with wire(phone, page) as seen:
            page.goto(f"http://127.0.0.1:{place.web_port}/s/{code}/questions/")
            settle(page)
        chromium.close()
        return {"phone": seen}
