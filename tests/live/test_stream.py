"""Everybody in a room hears what they should, once, in order, and nothing else."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from django.db import transaction

from talkoot.live import log
from talkoot.live.models import Room
from talkoot.live.stream import Stream

from .listening import Listening, cookie, eventually, later, say, with_stream


def events(
    stream: Stream, room: Room, words: str = "", audience: str = "seat", **more: Any
) -> Listening:
    language = more.pop("language", "fi")
    path = f"/live/{room.pk}/events{words}"
    return Listening(stream, path, cookie(room.pk, audience, language), **more)


def test_without_a_ticket_nobody_listens(room: Room) -> None:
    async def work(stream: Stream) -> None:
        for what in ("events", "poll"):
            for cookies in ("", cookie(room.pk + 1)):
                stranger = Listening(stream, f"/live/{room.pk}/{what}", cookies)
                await stranger.task
                assert stranger.status == 403

    with_stream(work)


def test_a_seat_hears_nothing_of_the_hosts_whatever_it_asks_for(room: Room) -> None:
    async def work(stream: Stream) -> None:
        await later(say, room.pk, ("host", {"t": "hands"}))
        own = cookie(room.pk, "seat")
        for cookies in (own, own.replace("live-seat", "live-host"), f"{own}; live-host="):
            asking = Listening(stream, f"/live/{room.pk}/poll?since=0&as=host", cookies)
            await asking.task
            assert (asking.status, asking.body) == (403, b"null")

    with_stream(work)


def test_what_is_heard_is_not_stored_and_not_taken_for_a_page(room: Room) -> None:
    async def work(stream: Stream) -> None:
        polled = Listening(stream, f"/live/{room.pk}/poll", cookie(room.pk))
        listening = events(stream, room)
        await listening.started()
        await polled.task
        for answer in (polled, listening):
            assert answer.got[b"cache-control"] == b"no-store"
            assert answer.got[b"x-content-type-options"] == b"nosniff"

    with_stream(work)


def test_any_other_address_is_not_found(room: Room) -> None:
    async def work(stream: Stream) -> None:
        for path in (
            "/live/",
            "/live/x/events",
            f"/live/{room.pk}/events/",
            "/live/" + "9" * 40 + "/poll",
        ):
            lost = Listening(stream, path)
            await lost.task
            assert lost.status == 404

    with_stream(work)


def test_a_change_is_heard_only_after_its_work_is_committed(room: Room) -> None:
    async def work(stream: Stream) -> None:
        phone = events(stream, room)
        await phone.started()
        half_way, go_on = asyncio.Event(), asyncio.Event()
        loop = asyncio.get_running_loop()

        def speak_slowly() -> None:
            with transaction.atomic():
                log.append(room.pk, ("all", {"text": "moi"}))
                loop.call_soon_threadsafe(half_way.set)
                asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result()

        speaking = asyncio.ensure_future(later(speak_slowly))
        await half_way.wait()
        await asyncio.sleep(0.2)
        assert phone.heard == []
        go_on.set()
        await speaking
        assert await phone.until(1) == [{"v": 1, "text": "moi"}]

    with_stream(work)


def test_who_comes_back_hears_exactly_what_was_missed(room: Room) -> None:
    async def work(stream: Stream) -> None:
        await later(lambda: [say(room.pk, ("all", {"n": n})) for n in range(1, 6)])
        by_header = events(stream, room, "?since=0", headers={"last-event-id": "3"})
        by_address = events(stream, room, "?since=2")
        new = events(stream, room)
        await by_header.until(2)
        await by_address.until(3)
        await new.started()
        await later(say, room.pk, ("all", {"n": 6}))
        for phone, expected in ((by_header, [4, 5, 6]), (by_address, [3, 4, 5, 6]), (new, [6])):
            await phone.until(len(expected))
            assert phone.versions == expected
            assert phone.blocks[-1]["id"] == "6"

    with_stream(work)


def test_a_page_newer_than_the_stream_hears_nothing_twice(room: Room) -> None:
    async def work(stream: Stream) -> None:
        early = events(stream, room)
        await early.started()
        channel = (await _followed(stream, room)).channels[0]
        await later(say, room.pk, ("all", {"n": 1}), ("all", {"n": 2}), ("all", {"n": 3}))
        page = events(stream, room, "?since=2")  # the page was made from version 2
        await page.until(1)
        assert page.versions == [3]
        assert channel.last.version == 3

    with_stream(work)


async def _followed(stream: Stream, room: Room) -> Any:
    followed = await stream.tail.room(room.pk)
    assert followed
    return followed


def test_each_audience_hears_its_own_in_its_own_language(room: Room) -> None:
    both = {"by_language": {"fi": "Tauko", "sv": "Paus", "en": "Break"}, "beat": 3}

    async def work(stream: Stream) -> None:
        phone = events(stream, room, language="sv")
        host = events(stream, room, audience="host", language="fi")
        await phone.started()
        await host.started()
        await later(
            say,
            room.pk,
            ("all", both),
            ("host", {"hands": 1}),
            ("wall", {"n": 0}),
            ("all", {"n": 2}),
        )
        await phone.until(2)
        await host.until(3)
        assert phone.heard == [{"v": 1, "beat": 3, "body": "Paus"}, {"v": 4, "n": 2}]
        assert host.heard == [
            {"v": 1, "beat": 3, "body": "Tauko"},
            {"v": 2, "hands": 1},
            {"v": 4, "n": 2},
        ]
        assert b"Tauko" not in phone.body

    with_stream(work)


def test_rooms_do_not_overhear_each_other(room: Room) -> None:
    other = log.create_room()

    async def work(stream: Stream) -> None:
        here, there = events(stream, room), events(stream, other)
        await here.started()
        await there.started()
        await later(say, other.pk, ("all", {"where": "there"}))
        await later(say, room.pk, ("all", {"where": "here"}))
        assert (await here.until(1))[0]["where"] == "here"
        assert (await there.until(1))[0]["where"] == "there"

    with_stream(work)


def test_when_a_room_is_purged_its_listeners_are_told(room: Room) -> None:
    async def work(stream: Stream) -> None:
        phone, late = events(stream, room), None
        await phone.started()
        await later(log.purge, room.pk)
        await asyncio.wait_for(phone.task, 5)
        assert phone.has_ended
        late = events(stream, room, "?since=0")
        await asyncio.wait_for(late.task, 5)
        assert late.has_ended

    with_stream(work)


def test_when_a_room_is_gone_its_listeners_are_told(room: Room) -> None:
    async def work(stream: Stream) -> None:
        phone = events(stream, room)
        await phone.started()
        await later(Room.objects.filter(pk=room.pk).delete)
        late = events(stream, room)
        for one in (phone, late):
            await asyncio.wait_for(one.task, 5)
            assert one.has_ended

    with_stream(work)


def test_polling_gives_what_the_stream_gives(room: Room) -> None:
    async def work(stream: Stream) -> None:
        phone = events(stream, room, "?since=0", language="sv")
        await phone.started()
        await later(
            say, room.pk, ("all", {"by_language": {"fi": "a", "sv": "b"}}), ("host", {"n": 2})
        )
        await later(say, room.pk, ("seat", {"n": 3}))
        await phone.until(2)
        poll = Listening(stream, f"/live/{room.pk}/poll?since=0", cookie(room.pk, "seat", "sv"))
        await poll.task
        assert json.loads(poll.body) == {"version": 3, "changes": phone.heard, "ended": False}
        assert poll.got[b"cache-control"] == b"no-store"

    with_stream(work)


def test_polling_tells_that_a_room_has_ended(room: Room) -> None:
    async def work(stream: Stream) -> None:
        await later(log.purge, room.pk)
        poll = Listening(stream, f"/live/{room.pk}/poll?since=0", cookie(room.pk))
        await poll.task
        assert json.loads(poll.body) == {"version": 1, "changes": [], "ended": True}

    with_stream(work)


def test_a_quiet_room_has_a_heartbeat(room: Room) -> None:
    async def work(stream: Stream) -> None:
        phone = events(stream, room)
        await eventually(lambda: b"event: beat" in phone.body)
        assert phone.got[b"x-accel-buffering"] == b"no"
        assert phone.got[b"cache-control"] == b"no-store"

    with_stream(work, heartbeat=0.05)


def test_who_leaves_is_no_longer_counted(room: Room) -> None:
    async def work(stream: Stream) -> None:
        phone = events(stream, room)
        await phone.started()
        followed = await _followed(stream, room)
        assert followed.listeners == 1
        phone.leave()
        await eventually(lambda: followed.listeners == 0)

    with_stream(work, heartbeat=0.05)


def test_stopping_lets_everybody_go_at_once(room: Room) -> None:
    async def work(stream: Stream) -> None:
        phones = [events(stream, room) for _ in range(20)]
        for phone in phones:
            await phone.started()
        stream.close()
        await asyncio.wait_for(asyncio.gather(*(phone.task for phone in phones)), 2)
        assert not any(phone.has_ended for phone in phones)  # they come back by themselves

    with_stream(work)


def test_a_slow_phone_holds_nobody_up(room: Room) -> None:
    async def work(stream: Stream) -> None:
        class Slow(Listening):
            async def _send(self, message: Any) -> None:
                await super()._send(message)
                if b"n" in message.get("body", b"") and self.heard:
                    await asyncio.sleep(0.3)

        slow = Slow(stream, f"/live/{room.pk}/events", cookie(room.pk))
        quick = events(stream, room)
        await slow.started()
        await quick.started()
        for n in range(4):
            await later(say, room.pk, ("all", {"n": n}))
            await asyncio.sleep(0.05)
        await quick.until(4)
        assert len(slow.heard) < 4
        await slow.until(4)
        assert slow.versions == quick.versions == [1, 2, 3, 4]

    with_stream(work)
