"""A crowd on 127.0.0.1, in a process of its own: listeners on raw sockets, and some who write.

Reads one JSON object from stdin (the scene and what to do), prints one to stdout.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import time
import uuid
from collections.abc import Callable
from typing import Any

import uvloop

from .listeners import LISTENERS
from .newcomers import joins
from .wire import CSRF, Idle, exchange, spread

VERSION = re.compile(rb'"v":(\d+)')


class Crowd:
    """Everybody, and what each has heard."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.parsed: dict[bytes, list[int]] = {}
        kind = LISTENERS[plan["speaks"]]
        self.listeners = [kind(self, cookie) for cookie in plan["cookies"][: plan["listeners"]]]
        self.begun: list[float] = []  # when each accepted contribution was first sent
        self.answered: list[float] = []
        self.refused = 0
        self.stop = False

    def versions(self, frame: bytes) -> list[int]:
        """Parse each frame once: all of a language get the same bytes."""
        if frame not in self.parsed:
            if len(self.parsed) > 500:
                self.parsed.clear()
            self.parsed[frame] = [int(one) for one in VERSION.findall(frame)]
        return self.parsed[frame]

    @property
    def listening(self) -> int:
        return sum(listener.live for listener in self.listeners)


async def give_all(crowd: Crowd) -> None:
    """Let contributions begin at their times, whether or not earlier ones are answered."""
    plan = crowd.plan
    loop = asyncio.get_running_loop()
    start = loop.time()
    waiting: list[asyncio.Task[None]] = []
    idle: Idle = asyncio.LifoQueue()
    for number in range(int(plan["rate"] * plan["seconds"])):
        due = start + number / plan["rate"]
        if due > loop.time():
            await asyncio.sleep(due - loop.time())
        cookie = plan["cookies"][number % len(plan["cookies"])]
        waiting.append(asyncio.ensure_future(give(crowd, cookie, number, idle)))
    _done, unanswered = await asyncio.wait(waiting, timeout=60)
    for one in unanswered:
        one.cancel()
    crowd.refused += len(unanswered)


async def give(crowd: Crowd, cookie: str, number: int, idle: Idle) -> None:
    request = _card(crowd.plan, cookie, number)
    began = time.monotonic()
    while True:
        try:
            status = await exchange(crowd.plan["web_port"], request, idle)
        except (OSError, asyncio.IncompleteReadError):
            status = 503
        if status != 503:
            break
        await asyncio.sleep(random.uniform(0.5, 1.5))  # the outbox tries again, same key
    if status == 200:
        crowd.begun.append(began)
        crowd.answered.append(time.monotonic() - began)
    else:
        crowd.refused += 1


def _card(plan: dict[str, Any], cookie: str, number: int) -> bytes:
    body = f"beat={plan['beat']}&key={uuid.uuid4()}&{_given(plan, number)}"
    return (
        f"POST /w/{plan['workshop']}/give/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Accept: application/json\r\nCookie: {cookie}; csrftoken={CSRF}\r\nX-CSRFToken: {CSRF}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def _given(plan: dict[str, Any], number: int) -> str:
    """A card; or, on a board, the move of one."""
    if not (cards := plan.get("cards")):
        return f"text=Rauhallisempi+aamu+{number}"
    to = random.choice(plan["places"])
    return f"cards={random.choice(cards)}&to={to}&stamp={number + 1}"


async def enter(crowd: Crowd) -> None:
    """Connect in waves, as people open their phones."""
    for start in range(0, len(crowd.listeners), 100):
        await asyncio.gather(*(one.connect() for one in crowd.listeners[start : start + 100]))
    await until(lambda: crowd.listening == len(crowd.listeners), 60)


async def until(is_so: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.05)
    return True


async def load(plan: dict[str, Any]) -> dict[str, Any]:
    """All listen while some give. A line to the parent marks from when to measure."""
    crowd = Crowd(plan)
    await enter(crowd)
    print(json.dumps({"listening": crowd.listening}), flush=True)
    used = time.process_time()
    await give_all(crowd)
    end = plan["version"] + len(crowd.begun)
    await until(lambda: all(one.last >= end for one in crowd.listeners), plan["patience"])
    if plan.get("killed"):
        await until(lambda: crowd.listening == len(crowd.listeners), 30)
    crowd.stop = True
    return result(crowd) | {"crowd_cpu_s": round(time.process_time() - used, 1)}


def result(crowd: Crowd) -> dict[str, Any]:
    begun = sorted(crowd.begun)
    first = crowd.plan["version"]
    expected = set(range(first + 1, first + len(begun) + 1))
    lost = doubled = delivered = 0
    waits: list[float] = []
    out_of_order = 0
    for listener in crowd.listeners:
        seen = [version for _, versions in listener.heard for version in versions]
        delivered += len(seen)
        lost += len(expected - set(seen))
        doubled += len(seen) - len(set(seen))
        out_of_order += seen != sorted(seen)
        waits += [
            at - begun[version - first - 1]
            for at, versions in listener.heard
            for version in versions
            if version - first <= len(begun)
        ]
    back = [one.back[-1] for one in crowd.listeners if len(one.back) > 1]
    return {
        "listeners": len(crowd.listeners),
        "contributions": len(begun),
        "refused": crowd.refused,
        "delivered": delivered,
        "lost": lost,
        "doubled": doubled,
        "out_of_order": out_of_order,
        "latency_ms": spread(waits),
        "post_ms": spread(crowd.answered),
        "came_back": len(back),
        "last_back_at": max(back, default=0.0),
    }


def main() -> None:
    uvloop.install()
    plan = json.loads(sys.stdin.readline())
    print(json.dumps(asyncio.run({"load": load, "joins": joins}[plan["do"]](plan))))


if __name__ == "__main__":
    main()
