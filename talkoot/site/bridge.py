"""Run Django's WSGI application on a few threads, beside the stream in one event loop.

A thread asks the loop for nothing while it works: the body is read before, and the answer sent
after. A bridge that passes them piece by piece waits for the loop five times a request, each time
behind a frame that is just being sent to every phone of a full room (docs/decisions/0010).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import Any, cast

from a2wsgi.asgi_typing import HTTPScope
from a2wsgi.wsgi import Body, build_environ
from a2wsgi.wsgi_typing import Environ

from talkoot.live.stream import Receive, Scope, Send

IN_MEMORY = 1_000_000  # bytes of a body; more of it waits on disk
MOST = 24_000_000  # bytes: the largest file that any page takes, and what surrounds it
TOO_LARGE = "Tiedosto on liian suuri. Filen är för stor. The file is too large."


@dataclass(slots=True)
class Answer:
    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""


class Bridge:
    def __init__(self, application: Callable[..., Any], threads: int) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(threads, "web")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with SpooledTemporaryFile(IN_MEMORY) as body:
            if not await _read(receive, body):
                return await _send(send, _too_large())
            environ = build_environ(cast(HTTPScope, scope), cast(Body, body))
            loop = asyncio.get_running_loop()
            answer = await loop.run_in_executor(self._threads, self._answer, environ)
        await _send(send, answer)

    def _answer(self, environ: Environ) -> Answer:
        answer = Answer()

        def start(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:
            answer.status = int(status.split(" ", 1)[0])
            answer.headers = [
                (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers
            ]

        pieces = self._application(environ, start)
        try:
            answer.body = b"".join(pieces)
        finally:
            if close := getattr(pieces, "close", None):
                close()
        return answer


async def _read(receive: Receive, body: SpooledTemporaryFile[bytes]) -> bool:
    """Take the whole body in; say whether it was small enough."""
    more = True
    while more:
        message = await receive()
        body.write(message.get("body", b""))
        if body.tell() > MOST:
            return False
        more = message.get("more_body", False)
    body.seek(0)
    return True


async def _send(send: Send, answer: Answer) -> None:
    start = {"type": "http.response.start", "status": answer.status, "headers": answer.headers}
    await send(start)
    await send({"type": "http.response.body", "body": answer.body})


def _too_large() -> Answer:
    return Answer(413, [(b"content-type", b"text/plain; charset=utf-8")], TOO_LARGE.encode())
