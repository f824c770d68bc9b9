"""The commands that serve: all on one port, or pages, rooms and the worker apart."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from django.conf import settings

from talkoot.demo import command

from . import start, worker
from .asgi import Site, site

GRACE = 2
STOP_WORKER = 5
THREAD_LIMITS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


class Server(uvicorn.Server):
    """Lets listeners go before it waits for open requests, so that stopping takes no time."""

    def __init__(self, config: uvicorn.Config, app: Site) -> None:
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._app.close()
        await super().shutdown(sockets=sockets)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")


def add_worker_arguments(parser: argparse.ArgumentParser) -> None:
    """The worker listens to nobody."""


def run_serve(options: argparse.Namespace) -> int:
    return serve(options.port, options.host)


def run_web(options: argparse.Namespace) -> int:
    return web(options.port, options.host)


def run_live(options: argparse.Namespace) -> int:
    return live(options.port, options.host)


def add_demo_arguments(parser: argparse.ArgumentParser) -> None:
    command.add_arguments(parser)


def run_demo(options: argparse.Namespace) -> int:
    """Open the town to every phone on the local network."""
    command.open_town(options)
    return serve(options.port, "0.0.0.0", insecure=True)  # noqa: S104


def run_worker(options: argparse.Namespace) -> int:
    start.insist()
    worker.run()
    return 0


def serve(port: int = 8000, host: str = "127.0.0.1", *, insecure: bool = False) -> int:
    """Serve everything on one port, and run the worker beside it. `insecure` is for the demo."""
    start.insist(insecure=insecure)
    start.keep_key()
    with _worker_beside():
        return _listen(site(), port, host)


def web(port: int = 8000, host: str = "127.0.0.1") -> int:
    start.insist()
    start.keep_key()
    return _listen(site(live=False), port, host)


def live(port: int = 8001, host: str = "127.0.0.1") -> int:
    start.insist()
    return _listen(site(web=False), port, host)


def _listen(app: Site, port: int, host: str) -> int:
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        loop="uvloop" if sys.platform != "win32" else "asyncio",
        http="httptools",
        ws="none",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=settings.BEHIND_PROXY,
        timeout_graceful_shutdown=GRACE,
        backlog=4096,
    )
    server = Server(config, app)
    server.run()
    return 0 if server.started else 1


@contextmanager
def _worker_beside() -> Iterator[None]:
    """Run the worker as a process of its own; it dies with us, however we die."""
    command = [sys.executable, "-m", "talkoot.site.cli", "worker"]
    environment = {**os.environ, **THREAD_LIMITS, worker.BESIDE: str(os.getpid())}
    # Uvicorn passes SIGTERM on when it is done, and by default that would end us right here.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    process = subprocess.Popen(command, env=environment)  # noqa: S603
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(STOP_WORKER)
        except subprocess.TimeoutExpired:
            process.kill()
