"""Browsers that listen: to Talkoot's event stream, or to a socket.io server."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any, Protocol

RETRY = re.compile(rb"retry: (\d+)")
LOST = 1.0  # seconds until a connection that was refused is tried again


class Hall(Protocol):
    """What a listener needs to know of the crowd it is in."""

    plan: dict[str, Any]
    stop: bool

    def versions(self, frame: bytes) -> list[int]: ...


class Listener(asyncio.Protocol):
    """Keeps a connection open, comes back by itself, and notes what it hears and when."""

    def __init__(self, crowd: Hall, cookie: str) -> None:
        self.crowd = crowd
        self.cookie = cookie
        self.live = False
        self.heard: list[tuple[float, list[int]]] = []
        self.last = crowd.plan["version"]
        self.retry = LOST
        self.back: list[float] = []
        self.rest = b""

    async def connect(self) -> None:
        loop = asyncio.get_running_loop()
        while not self.crowd.stop:
            try:
                port = self.crowd.plan["live_port"]
                await loop.create_connection(lambda: self, "127.0.0.1", port)
                return
            except OSError:
                await asyncio.sleep(self.retry)

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.rest = b""
        transport.write(self.hello())

    def hello(self) -> bytes:
        raise NotImplementedError

    def hear(self, frame: bytes) -> None:
        if versions := self.crowd.versions(frame):
            self.heard.append((time.monotonic(), versions))
            self.last = versions[-1]

    def settle(self) -> None:
        self.live = True
        self.back.append(time.monotonic())

    def connection_lost(self, exc: Exception | None) -> None:
        self.live = False
        if not self.crowd.stop:
            asyncio.get_running_loop().call_later(
                self.retry, lambda: asyncio.ensure_future(self.connect())
            )


class EventSource(Listener):
    """A browser with an event source: comes back with what it knows."""

    def hello(self) -> bytes:
        path = f"/live/{self.crowd.plan['room']}/events?as=seat"
        return (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {self.cookie}\r\n"
            f"Last-Event-ID: {self.last}\r\n\r\n"
        ).encode()

    def data_received(self, data: bytes) -> None:
        if self.rest:
            data = self.rest + data
        if not data.endswith(b"\n\n\r\n"):
            self.rest = data
            return
        self.rest = b""
        if not self.live and (retry := RETRY.search(data)):
            self.retry = int(retry[1]) / 1000
            self.settle()
        self.hear(data)


class SocketIO(Listener):
    """As much of Engine.IO 4 over a WebSocket as a listener needs, with no library between."""

    CONNECT, PONG = b"40", b"3"

    def hello(self) -> bytes:
        return (
            b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Key: dGFsa29vdHRhbGtvb3R0YQ==\r\n\r\n"
        )

    def data_received(self, data: bytes) -> None:
        data = self.rest + data
        if data.startswith(b"HTTP/") and b"\r\n\r\n" in data:
            data = data.partition(b"\r\n\r\n")[2]
        while (end := _end(data)) <= len(data):
            self.hear_text(data[4 if data[1] == 126 else 2 : end])
            data = data[end:]
        self.rest = data

    def hear_text(self, text: bytes) -> None:
        if text.startswith(b"42"):
            self.hear(text)
        elif text == b"2":
            self.say(self.PONG)
        elif text.startswith(b"40"):
            self.settle()
        elif text.startswith(b"0"):
            self.say(self.CONNECT)

    def say(self, text: bytes) -> None:
        """A client masks what it says; zeros are a mask too."""
        self.transport.write(bytes([0x81, 0x80 | len(text), 0, 0, 0, 0]) + text)


def _end(data: bytes) -> int:
    """Return where the first frame ends; past the end of `data` when that is not known yet."""
    if len(data) < 2 or (data[1] == 126 and len(data) < 4):
        return len(data) + 1
    if data[1] == 126:
        return 4 + int.from_bytes(data[2:4], "big")
    return 2 + data[1]


LISTENERS: dict[str, type[Listener]] = {"events": EventSource, "socketio": SocketIO}
