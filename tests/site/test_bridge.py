"""Requests reach Django whole, and answers come back whole, over a real loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any

from talkoot.site import bridge

Message = MutableMapping[str, Any]
Start = Callable[[str, list[tuple[str, str]]], object]


def ask(
    application: Callable[[dict[str, Any], Start], Iterable[bytes]], *pieces: bytes, **words: Any
) -> list[Message]:
    """Send a request in pieces, and return every message of the answer."""
    scope = {
        "type": "http", "method": "POST", "path": "/päivä", "query_string": b"a=1",
        "http_version": "1.1", "headers": [(b"x-word", b"talkoot")], **words,
    }  # fmt: skip
    coming = [
        {"body": piece, "more_body": number < len(pieces)}
        for number, piece in enumerate(pieces, start=1)
    ] or [{"body": b""}]
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", **coming.pop(0)}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(bridge.Bridge(application, threads=1)(scope, receive, send))
    return sent


def echo(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    start("201 Created", [("Content-Type", "text/plain")])
    yield environ["PATH_INFO"].encode("latin-1")
    yield b" "
    yield environ["HTTP_X_WORD"].encode()
    yield b" "
    yield environ["wsgi.input"].read()


def test_a_body_in_pieces_is_read_whole_and_answered_whole() -> None:
    start, body = ask(echo, b"kor", b"tti")
    assert (start["status"], start["headers"]) == (201, [(b"content-type", b"text/plain")])
    assert body["body"].decode() == "/päivä talkoot kortti"


def test_an_answer_is_closed_when_it_has_been_read() -> None:
    closed = []

    class Pieces(list[bytes]):
        def close(self) -> None:
            closed.append(True)

    def application(_environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        start("200 OK", [])
        return Pieces([b"valmis"])

    assert ask(application)[1]["body"] == b"valmis"
    assert closed == [True]


def test_a_body_too_large_is_refused_before_anybody_reads_it() -> None:
    def application(_environ: dict[str, Any], _start: Start) -> Iterable[bytes]:
        raise AssertionError("nobody asked it")

    piece = b"x" * (bridge.MOST // 2 + 1)
    start, body = ask(application, piece, piece)
    assert start["status"] == 413
    assert "liian suuri" in body["body"].decode()
