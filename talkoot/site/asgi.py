"""One port for both: `/live/` goes to the stream, everything else to Django on a few threads."""

from __future__ import annotations

import sys

from talkoot.live.stream import Receive, Scope, Send, Stream

from . import wsgi
from .bridge import Bridge

BESIDE_THE_STREAM = 2  # threads: every one more makes the stream wait for its turn
ALONE = 8
# Threads share one core with the stream: let it have its turn after a millisecond, not five.
SWITCH_INTERVAL = 0.001


class Site:
    """Route by the first word of the path. Give `web` or `live` alone to run them apart."""

    def __init__(self, *, web: bool = True, live: bool = True) -> None:
        self.stream = Stream() if live else None
        self._web = Bridge(wsgi.application, BESIDE_THE_STREAM if live else ALONE) if web else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await _live_and_let_die(receive, send)
        for_stream = self._web is None or scope["path"].startswith("/live/")
        answers = self.stream if self.stream and for_stream else self._web
        if answers:
            await answers(scope, receive, send)

    def close(self) -> None:
        if self.stream:
            self.stream.close()


async def _live_and_let_die(receive: Receive, send: Send) -> None:
    """Say yes to the server's start and stop."""
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def site(*, web: bool = True, live: bool = True) -> Site:
    sys.setswitchinterval(SWITCH_INTERVAL)
    return Site(web=web, live=live)


application = site()
