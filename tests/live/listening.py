"""A browser that listens to a room, without a network between."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Coroutine, MutableMapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import connection, transaction
from django.http import HttpResponse

from talkoot.live import log, ticket
from talkoot.live.stream import Stream
from talkoot.live.tail import Tail

T = TypeVar("T")


def say(room_id: int, *changes: tuple[str, dict[str, Any]]) -> int:
    with transaction.atomic():
        return log.append(room_id, *changes)


async def later(work: Any, *args: Any) -> Any:
    """Use the database from a thread of its own, as the pages do."""

    def run() -> Any:
        try:
            return work(*args)
        finally:
            connection.close()

    return await asyncio.to_thread(run)


def cookie(room_id: int, audience: str = "seat", language: str = "fi") -> str:
    response = HttpResponse()
    ticket.issue(response, room_id, audience, language)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in response.cookies.items())


@dataclass
class Listening:
    """One request to the stream, and all that came back."""

    stream: Stream
    path: str
    cookies: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 0
    body: bytes = b""
    got: dict[bytes, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._gone = asyncio.Event()
        self.task = asyncio.ensure_future(self.stream(self._scope(), self._receive, self._send))

    def _scope(self) -> dict[str, Any]:
        path, _, words = self.path.partition("?")
        headers = {"cookie": self.cookies, **self.headers}
        return {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": words.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }

    async def _receive(self) -> MutableMapping[str, Any]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status, self.got = message["status"], dict(message["headers"])
        self.body += message.get("body", b"")

    @property
    def blocks(self) -> list[dict[str, str]]:
        """Every event so far, as name to value."""
        texts = self.body.decode().split("\n\n")
        return [dict(line.split(": ", 1) for line in text.split("\n")) for text in texts if text]

    @property
    def heard(self) -> list[dict[str, Any]]:
        """Every change heard so far."""
        frames = [block["data"] for block in self.blocks if set(block) == {"id", "data"}]
        return [change for frame in frames for change in json.loads(frame)]

    @property
    def versions(self) -> list[int]:
        return [change["v"] for change in self.heard]

    @property
    def has_ended(self) -> bool:
        return any(block.get("event") == "end" for block in self.blocks)

    async def until(self, count: int) -> list[dict[str, Any]]:
        """Wait for so many changes."""
        await eventually(lambda: len(self.heard) >= count)
        return self.heard

    async def started(self) -> None:
        await eventually(lambda: b"retry:" in self.body)

    def leave(self) -> None:
        self._gone.set()


async def eventually(is_so: Any, seconds: float = 5.0) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "waited in vain"
        await asyncio.sleep(0.005)


def with_stream(work: Any, **words: Any) -> Any:
    """Run `work(stream)` in an event loop of its own."""

    async def run() -> Any:
        stream = Stream(Tail(tick=0.02, **words))
        try:
            return await work(stream)
        finally:
            stream.close()
            stream.tail._thread.shutdown(wait=True)  # PostgreSQL drops no database in use

    coroutine: Coroutine[Any, Any, Any] = run()
    return asyncio.run(coroutine)
