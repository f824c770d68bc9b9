"""The event stream of live rooms: a small ASGI application beside Django.

`GET /live/<room>/events` streams, `GET /live/<room>/poll?since=V` answers once with the same.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from django.http.cookie import parse_cookie

from . import frames, ticket
from .rooms import Channel, FollowedRoom
from .tail import Tail
from .ticket import Ticket

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PATH = re.compile(r"/live/(\d{1,18})/(events|poll)")
PRIVATE = [(b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]
EVENT_HEADERS = [(b"content-type", b"text/event-stream"), *PRIVATE, (b"x-accel-buffering", b"no")]


class Request:
    """What we need to know of a request."""

    def __init__(self, scope: Scope) -> None:
        self.headers: dict[bytes, str] = {
            name: value.decode("latin-1") for name, value in scope["headers"]
        }
        self.words: dict[str, list[str]] = parse_qs(scope["query_string"].decode("latin-1"))

    def ticket(self, room_id: int) -> Ticket | None:
        cookies = parse_cookie(self.headers.get(b"cookie", ""))
        return ticket.read(cookies, room_id, self._word("as"))

    @property
    def since(self) -> int | None:
        """The last version the client has; a resuming browser says so in a header."""
        for value in (self.headers.get(b"last-event-id", ""), self._word("since")):
            if value.isdecimal() and len(value) < 19:
                return int(value)
        return None

    def _word(self, name: str) -> str:
        return self.words.get(name, [""])[0]


class Stream:
    """The application. It lives in one event loop."""

    def __init__(self, tail: Tail | None = None) -> None:
        self.tail = tail or Tail()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match = PATH.fullmatch(scope["path"])
        if match is None or scope["method"] != "GET":
            return await _answer(send, 404)
        room_id, request = int(match[1]), Request(scope)
        holder = request.ticket(room_id)
        if holder is None:
            return await _answer(send, 403)
        room = await self.tail.room(room_id)
        if match[2] == "poll":
            return await _poll(room, holder, request.since, send)
        await _events(room, holder, request.since, receive, send)

    def close(self) -> None:
        self.tail.close()


async def _poll(room: FollowedRoom | None, holder: Ticket, since: int | None, send: Send) -> None:
    if room is None:
        return await _answer(send, 200, {"version": since or 0, "changes": [], "ended": True})
    until = room.version
    changes = await room.missed(until if since is None else since, until)
    heard = frames.told(changes, holder.audience, holder.language)
    ended = room.ended or frames.has_ended(changes)
    await _answer(send, 200, {"version": until, "changes": heard, "ended": ended})


async def _events(
    room: FollowedRoom | None, holder: Ticket, since: int | None, receive: Receive, send: Send
) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": EVENT_HEADERS})
    if room is not None:
        channel = room.channel(holder.audience, holder.language)
        channel.listeners += 1
        gone = asyncio.ensure_future(_until_gone(receive))
        try:
            await _follow(room, channel, since, gone, send)
        finally:
            channel.listeners -= 1
            gone.cancel()
    else:
        await send(_body(frames.END_EVENT))
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _follow(
    room: FollowedRoom, channel: Channel, since: int | None, gone: asyncio.Task[None], send: Send
) -> None:
    """Send what was missed, then each frame after the client's own version."""
    link = channel.last
    position = link.version if since is None else since
    missed = await room.missed(position, link.version)
    position = max(position, link.version)
    heard = frames.told(missed, channel.audience, channel.language)
    hello = frames.hello(position, _retry(room))
    await send(_body(hello + frames.event(heard, link.version)))
    if frames.has_ended(missed):
        return await send(_body(frames.END_EVENT))
    while not (link.is_last or gone.done()):
        link = await link.following()
        frame = link.frame
        if link.after < position < link.version:  # the page already knows a part of this frame
            changes = await room.missed(position, link.version)
            heard = frames.told(changes, channel.audience, channel.language)
            frame = frames.event(heard, link.version)
        if frame and not (link.after < link.version <= position):
            await send(_body(frame))


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answer(send: Send, status: int, value: object = None) -> None:
    headers = [(b"content-type", b"application/json"), *PRIVATE]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": frames.as_json(value)})


def _body(body: bytes) -> MutableMapping[str, Any]:
    return {"type": "http.response.body", "body": body, "more_body": True}


def _retry(room: FollowedRoom) -> int:
    """Return milliseconds: a larger room comes back over a longer while."""
    return random.randint(500, 2500 + 2 * room.listeners)  # noqa: S311
