"""One command starts everything, and takes everything with it when it goes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_worker_dies_with_the_server(how: signal.Signals, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "talkoot.site.cli", "serve", "--port", str(port)]
    environment = {
        **os.environ,
        "TALKOOT_DATA": str(tmp_path),
        "TALKOOT_INSECURE_HTTP": "yes",
        "TALKOOT_SECRET_KEY": "a key for this test only",
    }
    server = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    _wait_for(port)
    server.send_signal(how)
    server.communicate(timeout=15)  # the pipe ends when nobody is left to hold it


def _wait_for(port: int) -> None:
    for _try in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")
