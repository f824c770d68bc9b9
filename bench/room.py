"""The live room: load, a killed server, and a door that many come through."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .servers import Installation


@dataclass(frozen=True)
class Size:
    listeners: int = 2000
    rate: float = 67.0
    seconds: float = 60.0
    joins: int = 300


def load(place: Installation, size: Size, database_cpu: Callable[[], float]) -> dict[str, Any]:
    plan = _plan(place, size)
    place.start()
    crowd = _crowd(plan)
    try:
        _line(crowd)
        before, database = place.cpu(), database_cpu()
        answer = _line(crowd)
        used, database = place.cpu() - before, database_cpu() - database
        answer["server_cpu_s"] = round(used, 1)
        answer["database_cpu_s"] = round(database, 1)
        answer["cpu_s_per_million"] = round((used + database) / answer["delivered"] * 1e6, 2)
        answer["memory_mb"] = round(place.memory())
    finally:
        _end(crowd)
        answer_stop = place.stop()
    return {**answer, "stop_s": round(answer_stop, 2)}


def kill(place: Installation, size: Size) -> dict[str, Any]:
    """Kill everything in the middle, start it again, and see who is back with what."""
    plan = _plan(place, size) | {"killed": True}
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
    plan = _plan(place, size, seats=5) | {"do": "joins", "joins": size.joins}
    place.start()
    crowd = _crowd(plan)
    try:
        return _line(crowd)
    finally:
        _end(crowd)
        place.stop()


def _plan(place: Installation, size: Size, seats: int = 0) -> dict[str, Any]:
    return place.scene(seats or size.listeners) | {
        "do": "load",
        "web_port": place.web_port,
        "live_port": place.live_port,
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
