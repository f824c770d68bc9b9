"""Read the log every 100 ms, in one thread, for the rooms that have listeners."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, connection

from . import log
from .frames import Change
from .rooms import FollowedRoom

P = ParamSpec("P")
T = TypeVar("T")

TICK = 0.1
HEARTBEAT = 15.0
KEPT_UNHEARD = 30.0  # a room that browsers poll has no listeners in between
logger = logging.getLogger(__name__)


class Tail:
    """Knows every room that is listened to, and tells each what is new."""

    def __init__(self, tick: float = TICK, heartbeat: float = HEARTBEAT) -> None:
        self._tick = tick
        self._heartbeat = heartbeat
        self._rooms: dict[int, FollowedRoom] = {}
        self._thread = ThreadPoolExecutor(1, "live-log")
        self._task: asyncio.Task[None] | None = None
        self._closed = False

    async def room(self, room_id: int) -> FollowedRoom | None:
        """Return the room, followed from now on; None when there is no such room."""
        if room_id not in self._rooms:
            version = (await self._read(log.versions, [room_id])).get(room_id)
            if version is None or self._closed:
                return None
            self._rooms.setdefault(room_id, FollowedRoom(room_id, version, self._changes))
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._follow())
        room = self._rooms[room_id]
        room.asked_at = asyncio.get_running_loop().time()
        return room

    def close(self) -> None:
        """Let all listeners go, so that the server can stop; they come back by themselves."""
        if self._closed:
            return
        self._closed = True
        for room in self._rooms.values():
            room.close()
        self._rooms.clear()
        if self._task:
            self._task.cancel()
        self._thread.submit(connection.close)
        self._thread.shutdown(wait=False)

    async def _follow(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        beat_at = due + self._heartbeat
        while self._rooms:
            due = max(due + self._tick, loop.time())
            await self._look()
            due = max(due, loop.time() + 2 * await _sending())
            if loop.time() >= beat_at:
                beat_at = loop.time() + self._heartbeat
                self._beat(loop.time())
            await asyncio.sleep(due - loop.time())

    async def _look(self) -> None:
        rooms = list(self._rooms.values())  # one that is opened meanwhile waits for the next look
        try:
            versions = await self._read(log.versions, [room.id for room in rooms])
            for room in rooms:
                await self._tell(room, versions.get(room.id))
        except DatabaseError:
            logger.exception("The log could not be read; the stream tries again.")
            await asyncio.sleep(1)

    async def _tell(self, room: FollowedRoom, version: int | None) -> None:
        if version is None:
            room.end()
        elif version > room.version:
            rows = await self._changes(room.id, room.version, version)
            room.tell([Change.parse(row) for row in rows], version)
        if room.ended:
            self._rooms.pop(room.id, None)

    def _beat(self, now: float) -> None:
        for room in list(self._rooms.values()):
            if room.listeners:
                room.beat()
            elif now - room.asked_at > KEPT_UNHEARD:
                del self._rooms[room.id]

    async def _changes(self, room_id: int, since: int, until: int) -> list[tuple[int, str, str]]:
        return await self._read(log.changes, room_id, since, until)

    async def _read(self, reader: Callable[P, T], *args: P.args, **words: P.kwargs) -> T:
        def read() -> T:
            try:
                return reader(*args, **words)
            except DatabaseError:
                connection.close()  # the next reading opens a fresh one
                raise

        return await asyncio.get_running_loop().run_in_executor(self._thread, read)


async def _sending() -> float:
    """Let every listener send what it was told, and return the seconds that took.

    Two thirds of a busy core are the writers': a full room hears a little later, and more at once.
    """
    loop = asyncio.get_running_loop()
    began = loop.time()
    for _step in ("each listener wakes", "and has sent"):
        await asyncio.sleep(0)
    return loop.time() - began
