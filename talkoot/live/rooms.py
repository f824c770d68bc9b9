"""Rooms that are followed, their channels, and the links that listeners hang on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from . import frames
from .frames import Change

Read = Callable[..., Awaitable[Any]]


class Link:
    """One frame of a channel, and the wait for the next.

    A listener walks from link to link at its own pace: nothing is queued for anybody, and a link
    that all have passed is gone.
    """

    __slots__ = ("_waiters", "after", "frame", "is_last", "next", "version")

    def __init__(self, after: int, version: int, frame: bytes, *, is_last: bool = False) -> None:
        self.after = after
        self.version = version
        self.frame = frame
        self.is_last = is_last
        self.next: Link | None = None
        self._waiters: list[asyncio.Future[None]] = []

    async def following(self) -> Link:
        if self.next is None:
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            await waiter
        assert self.next is not None  # noqa: S101
        return self.next

    def tie(self, link: Link) -> None:
        self.next = link
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()


class Channel:
    """What one audience hears in one language."""

    def __init__(self, audience: str, language: str, version: int) -> None:
        self.audience = audience
        self.language = language
        self.last = Link(version, version, b"")
        self.listeners = 0

    def tell(self, changes: Sequence[Change], version: int) -> None:
        if heard := frames.told(changes, self.audience, self.language):
            self._tie(Link(self.last.version, version, frames.event(heard, version)))

    def say(self, frame: bytes, *, is_last: bool = False) -> None:
        """Send what is not a change: a heartbeat or the end."""
        self._tie(Link(self.last.version, self.last.version, frame, is_last=is_last))

    def _tie(self, link: Link) -> None:
        self.last.tie(link)
        self.last = link


class FollowedRoom:
    """A room somebody listens to: its newest version that we have told, and its channels."""

    def __init__(self, room_id: int, version: int, read: Read) -> None:
        self.id = room_id
        self.version = version
        self.ended = False
        self.asked_at = 0.0
        self._read = read
        self._channels: dict[tuple[str, str], Channel] = {}
        self._missed: dict[tuple[int, int], asyncio.Task[list[Change]]] = {}

    @property
    def channels(self) -> list[Channel]:
        return list(self._channels.values())

    @property
    def listeners(self) -> int:
        return sum(channel.listeners for channel in self._channels.values())

    def channel(self, audience: str, language: str) -> Channel:
        key = (audience, language)
        if key not in self._channels:
            self._channels[key] = Channel(audience, language, self.version)
        return self._channels[key]

    def tell(self, changes: Sequence[Change], version: int) -> None:
        self.version = version
        self._missed.clear()
        for channel in self.channels:
            channel.tell(changes, version)
        if frames.has_ended(changes):
            self.end()

    def end(self) -> None:
        self.ended = True
        self.close(frames.END_EVENT)

    def close(self, frame: bytes = b"") -> None:
        for channel in self.channels:
            channel.say(frame, is_last=True)

    def beat(self) -> None:
        for channel in self.channels:
            channel.say(frames.BEAT)

    async def missed(self, since: int, until: int) -> list[Change]:
        """Return the changes in between, read once for all who lack the same ones."""
        if since >= until:
            return []
        key = (since, until)
        if key not in self._missed:
            self._missed[key] = asyncio.ensure_future(self._look_up(since, until))
        return await asyncio.shield(self._missed[key])

    async def _look_up(self, since: int, until: int) -> list[Change]:
        try:
            rows = await self._read(self.id, since, until)
        except Exception:
            self._missed.pop((since, until), None)  # the next one to ask reads anew
            raise
        return [Change.parse(row) for row in rows]
