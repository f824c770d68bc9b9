"""The live room: load, a killed server, and a door that many come through."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Protocol

from .servers import Installation

WRITES = 10  # at most, of one seat: fewer than a step allows and than counts as a flood


@dataclass(frozen=True)
class Size:
    listeners: int = 2000
    rate: float = 67.0
    seconds: float = 60.0
    joins: int = 300

    @property
    def seats(self) -> int:
        """Enough for all who listen, and for nobody to write too much."""
        return max(self.listeners, int(self.rate * self.seconds / WRITES) + 1)


class Place(Protocol):
    """A server that a crowd can be sent to."""

    def start(self) -> None: ...
    def stop(self) -> float: ...
    def cpu(self) -> float: ...
    def memory(self) -> float: ...


Beside = Callable[[dict[str, Any]], AbstractContextManager[dict[str, Any]]]


def nothing(_plan: dict[str, Any]) -> AbstractContextManager[dict[str, Any]]:
    return nullcontext({})


def load(
    place: Place, plan: dict[str, Any], *, database: Callable[[], float], beside: Beside = nothing
) -> dict[str, Any]:
    """Let a crowd listen and write, with something else going on `beside` it."""
    place.start()
    crowd = _crowd(plan)
    try:
        _line(crowd)
        before, stored = place.cpu(), database()
        with beside(plan) as seen:
            answer = _line(crowd)
        used, stored = place.cpu() - before, database() - stored
        answer |= seen
        answer["server_cpu_s"] = round(used, 1)
        answer["database_cpu_s"] = round(stored, 1)
        answer["cpu_s_per_million"] = round((used + stored) / max(1, answer["delivered"]) * 1e6, 2)
        answer["memory_mb"] = round(place.memory())
    finally:
        _end(crowd)
        stopping = place.stop()
    return {**answer, "stop_s": round(stopping, 2)}


def kill(place: Installation, size: Size) -> dict[str, Any]:
    """Kill everything in the middle, start it again, and see who is back with what."""
    plan = plan_of(place, size) | {"killed": True}
    place.start()
    crowd = _crowd(plan)
    try:
        _line(crowd)
        time.sleep(size.seconds / 3)
        place.kill()
        killed = time.monotonic()
        place.start()
        answer = _line(crowd)
        last_back = answer.pop("last_back_at")
        answer["all_back_s"] = round(last_back - killed, 1)
    finally:
        _end(crowd)
        place.stop()
    return answer


def joins(place: Installation, size: Size) -> dict[str, Any]:
    plan = plan_of(place, size, seats=5) | {"do": "joins", "joins": size.joins}
    place.start()
    crowd = _crowd(plan)
    try:
        return _line(crowd)
    finally:
        _end(crowd)
        place.stop()


def plan_of(
    place: Installation, size: Size, *, seats: int = 0, closed_cards: int = 0
) -> dict[str, Any]:
    scene = place.scene(seats or size.seats, closed_cards)
    return plan_for(size) | scene | {"web_port": place.web_port, "live_port": place.live_port}


def plan_for(size: Size) -> dict[str, Any]:
    """What the crowd is to do, wherever it is sent."""
    return {
        "do": "load",
        "speaks": "events",
        "patience": 20,  # seconds after the last was sent; what comes later is lost
        "listeners": size.listeners,
        "rate": size.rate,
        "seconds": size.seconds,
    }


def _crowd(plan: dict[str, Any]) -> subprocess.Popen[str]:
    crowd = subprocess.Popen(
        [sys.executable, "-m", "bench.crowd"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert crowd.stdin
    crowd.stdin.write(json.dumps(plan) + "\n")
    crowd.stdin.flush()
    return crowd


def _line(crowd: subprocess.Popen[str]) -> dict[str, Any]:
    assert crowd.stdout
    return dict(json.loads(crowd.stdout.readline()))


def _end(crowd: subprocess.Popen[str]) -> None:
    crowd.kill()
    crowd.wait()


def raise_file_limit(wanted: int) -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
