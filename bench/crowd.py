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
from typing import Any

import uvloop

VERSION = re.compile(rb'"v":(\d+)')
RETRY = re.compile(rb"retry: (\d+)")
CSRF = "a" * 32


class Crowd:
    """Everybody, and what each has heard."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.parsed: dict[bytes, list[int]] = {}
        self.listeners = [Listener(self, cookie) for cookie in plan["cookies"][: plan["listeners"]]]
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


class Listener(asyncio.Protocol):
    """A browser with an event source: comes back by itself, with what it knows."""

    def __init__(self, crowd: Crowd, cookie: str) -> None:
        self.crowd = crowd
        self.cookie = cookie
        self.live = False
        self.heard: list[tuple[float, list[int]]] = []
        self.last = crowd.plan["version"]
        self.retry = 1.0
        self.back: list[float] = []
        self.rest = b""

    async def connect(self) -> None:
        loop = asyncio.get_running_loop()
        while not self.crowd.stop:
            try:
                await loop.create_connection(
                    lambda: self, "127.0.0.1", self.crowd.plan["live_port"]
                )
                return
            except OSError:
                await asyncio.sleep(self.retry)

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.rest = b""
        path = f"/live/{self.crowd.plan['room']}/events?as=seat"
        transport.write(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {self.cookie}\r\n"
            f"Last-Event-ID: {self.last}\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        if self.rest:
            data = self.rest + data
        if not data.endswith(b"\n\n\r\n"):
            self.rest = data
            return
        self.rest = b""
        if not self.live and (retry := RETRY.search(data)):
            self.retry = int(retry[1]) / 1000
            self.live = True
            self.back.append(now)
        if versions := self.crowd.versions(data):
            self.heard.append((now, versions))
            self.last = versions[-1]

    def connection_lost(self, exc: Exception | None) -> None:
        self.live = False
        if not self.crowd.stop:
            asyncio.get_running_loop().call_later(
                self.retry, lambda: asyncio.ensure_future(self.connect())
            )


async def give_all(crowd: Crowd) -> None:
    """Let contributions begin at their times, whether or not earlier ones are answered."""
    plan = crowd.plan
    total = int(plan["rate"] * plan["seconds"])
    loop = asyncio.get_running_loop()
    start = loop.time()
    waiting: list[asyncio.Task[None]] = []
    idle: asyncio.LifoQueue[Any] = asyncio.LifoQueue()
    for number in range(total):
        due = start + number / plan["rate"]
        if due > loop.time():
            await asyncio.sleep(due - loop.time())
        cookie = plan["cookies"][number % len(plan["cookies"])]
        waiting.append(asyncio.ensure_future(give(crowd, cookie, number, idle)))
    await asyncio.wait_for(asyncio.gather(*waiting), 60)


async def give(crowd: Crowd, cookie: str, number: int, idle: asyncio.LifoQueue[Any]) -> None:
    key = uuid.uuid4()
    body = f"beat={crowd.plan['beat']}&key={key}&text=Rauhallisempi+aamu+{number}".encode()
    head = (
        f"POST /w/{crowd.plan['workshop']}/give/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Accept: application/json\r\nCookie: {cookie}; csrftoken={CSRF}\r\nX-CSRFToken: {CSRF}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode()
    began = time.monotonic()
    while True:
        try:
            status = await exchange(crowd.plan["web_port"], head + body, idle)
            break
        except (OSError, asyncio.IncompleteReadError):
            await asyncio.sleep(random.uniform(0.5, 1.5))  # the outbox tries again, same key
    if status == 200:
        crowd.begun.append(began)
        crowd.answered.append(time.monotonic() - began)
    else:
        crowd.refused += 1


async def exchange(port: int, request: bytes, idle: asyncio.LifoQueue[Any]) -> int:
    if idle.empty():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    else:
        reader, writer = idle.get_nowait()
    try:
        writer.write(request)
        status, _headers, _body = await read_answer(reader)
    except BaseException:
        writer.close()
        raise
    idle.put_nowait((reader, writer))
    return status


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, str, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status = int(head[9:12])
    length = re.search(r"(?i)content-length: (\d+)", head)
    if length:
        return status, head, await reader.readexactly(int(length[1]))
    body = b""
    if "chunked" in head.lower():
        while size := int(await reader.readline(), 16):
            body += await reader.readexactly(size)
            await reader.readexactly(2)
        await reader.readexactly(2)
    return status, head, body


async def enter(crowd: Crowd) -> None:
    """Connect in waves, as people open their phones."""
    for start in range(0, len(crowd.listeners), 100):
        await asyncio.gather(*(one.connect() for one in crowd.listeners[start : start + 100]))
    await until(lambda: crowd.listening == len(crowd.listeners), 60)


async def until(is_so: Any, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.05)
    return True


async def load(plan: dict[str, Any]) -> dict[str, Any]:
    """All listen while some give. Lines to and from the parent mark when to measure."""
    crowd = Crowd(plan)
    await enter(crowd)
    print(json.dumps({"listening": crowd.listening}), flush=True)
    await give_all(crowd)
    end = plan["version"] + len(crowd.begun)
    await until(lambda: all(one.last >= end for one in crowd.listeners), 20)
    if plan.get("killed"):
        await until(lambda: crowd.listening == len(crowd.listeners), 30)
    crowd.stop = True
    return result(crowd)


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


def spread(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds) or [0.0]

    def at(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000, 1)

    return {"p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": round(ordered[-1] * 1000, 1)}


async def joins(plan: dict[str, Any]) -> dict[str, Any]:
    """People who open the link, take a seat and see their first task."""
    waits: list[float] = []
    loop = asyncio.get_running_loop()
    start = loop.time()
    coming = []
    for number in range(plan["joins"]):
        due = start + number * plan["seconds"] / plan["joins"]
        await asyncio.sleep(max(0.0, due - loop.time()))
        coming.append(asyncio.ensure_future(join(plan, waits)))
    failed = sum(
        isinstance(one, BaseException)
        for one in await asyncio.gather(*coming, return_exceptions=True)
    )
    return {"joins": len(waits), "failed": failed, "usable_ms": spread(waits)}


async def join(plan: dict[str, Any], waits: list[float]) -> None:
    began = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", plan["web_port"])
    jar: dict[str, str] = {}

    async def ask(method: str, path: str, body: str = "") -> tuple[int, str, bytes]:
        cookies = "; ".join(f"{name}={value}" for name, value in jar.items())
        writer.write(
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        status, head, page = await read_answer(reader)
        for name, value in re.findall(r"(?i)set-cookie: ([^=]+)=([^;\r]*)", head):
            jar[name] = value
        return status, head, page

    address = f"/j/{plan['secret']}/"
    await ask("GET", address)
    jar.setdefault("csrftoken", CSRF)
    form = f"people=1&nickname=&csrfmiddlewaretoken={jar['csrftoken']}"
    status, head, _page = await ask("POST", address, form)
    place = re.search(r"(?i)location: (\S+)", head)
    if status != 302 or not place:
        raise RuntimeError(f"joining answered {status}")
    status, _head, page = await ask("GET", place[1])
    writer.close()
    if status != 200 or b"<textarea" not in page:
        raise RuntimeError(f"the phone answered {status}")
    waits.append(time.monotonic() - began)


def main() -> None:
    uvloop.install()
    plan = json.loads(sys.stdin.readline())
    print(json.dumps(asyncio.run({"load": load, "joins": joins}[plan["do"]](plan))))


if __name__ == "__main__":
    main()
