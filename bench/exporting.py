"""The same room while somebody downloads the largest summary there is, again and again."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from . import room
from .servers import Installation
from .wire import spread

CARDS = 5000  # in the workshop that is exported


def load(place: Installation, size: room.Size, without: dict[str, Any]) -> dict[str, Any]:
    plan = room.plan_of(place, size, closed_cards=CARDS)
    found = room.load(place, plan, database=lambda: 0.0, beside=downloading)
    quiet, busy = without["latency_ms"], found["latency_ms"]
    ratios = {name: round(busy[name] / max(quiet[name], 0.1), 2) for name in ("p50", "p95")}
    return found | {"without": quiet, "times_without": ratios}


@contextmanager
def downloading(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Download without a pause until the room is done."""
    seen: dict[str, Any] = {}
    done = threading.Event()
    thread = threading.Thread(target=_download, args=(plan, done, seen))
    thread.start()
    try:
        yield seen
    finally:
        done.set()
        thread.join()
    if not seen:
        raise RuntimeError("nothing could be exported")


def _download(plan: dict[str, Any], done: threading.Event, seen: dict[str, Any]) -> None:
    waits = []
    while not done.is_set():
        began = time.monotonic()
        seen["export_kb"] = round(_export(plan) / 1000)
        waits.append(time.monotonic() - began)
        seen.update({"exports": len(waits), "export_ms": spread(waits)})


def _export(plan: dict[str, Any]) -> int:
    asking = http.client.HTTPConnection("127.0.0.1", plan["web_port"], timeout=60)
    asking.request("GET", plan["export"], headers={"Cookie": plan["host_cookie"]})
    answer = asking.getresponse()
    body = answer.read()
    asking.close()
    if answer.status != 200 or body[:2] != b"PK":
        raise RuntimeError(f"the export answered {answer.status}")
    return len(body)
