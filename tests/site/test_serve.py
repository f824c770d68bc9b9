"""The commands that serve: they start, they stop at once, and take everything along."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django import Settings

from talkoot.site import cli, serve

PATIENCE = 15
STOPPED_IN = 4  # two seconds are allowed to open requests; the rest is for a busy machine
LISTENING = ("serve", "web", "live")


def environment(data: Path) -> dict[str, str]:
    return {
        **os.environ,
        "TALKOOT_DATA": str(data),
        "DATABASE_URL": "",
        "TALKOOT_INSECURE_HTTP": "yes",
        "TALKOOT_SECRET_KEY": "a key for this test only",
    }


def command_line(*words: str) -> list[str]:
    return [sys.executable, "-m", "talkoot.site.cli", *words]


def talkoot(*words: str, data: Path) -> subprocess.CompletedProcess[str]:
    told = environment(data)
    command = command_line(*words)
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that migrate has made and filled."""
    folder = tmp_path_factory.mktemp("talkoot") / "deep" / "data"
    made = talkoot("manage", "migrate", "--verbosity", "0", data=folder)
    assert made.returncode == 0, made.stderr
    return folder


@contextmanager
def running(command: str, data: Path) -> Iterator[subprocess.Popen[bytes]]:
    port = free_port()
    words = [command] if command == "worker" else [command, "--port", str(port)]
    process = subprocess.Popen(
        command_line(*words),
        env=environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        wait(process, lambda: listens(port) if command in LISTENING else hears_signals(process))
        yield process
    finally:
        process.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def hears_signals(process: subprocess.Popen[bytes]) -> bool:
    """Linux tells which signals a process has taken in hand."""
    told = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    caught = next(line for line in told.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


def wait(process: subprocess.Popen[bytes], is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not is_so():
        assert process.poll() is None, process.communicate()[0].decode()
        assert time.monotonic() < until, "it did not start"
        time.sleep(0.05)


def test_pages_are_loaded_before_the_first_visitor_waits(tmp_path: Path) -> None:
    look = "import sys, talkoot.site.wsgi; print('talkoot.workshops.views.seat' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", look],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "True"


def test_the_worker_dies_with_a_server_that_is_killed(data: Path) -> None:
    with running("serve", data) as server:
        server.kill()
        server.communicate(timeout=PATIENCE)  # the pipe ends when nobody is left to hold it


@pytest.mark.parametrize("command", [*LISTENING, "worker"])
def test_it_stops_at_once_and_without_complaint(command: str, data: Path) -> None:
    with running(command, data) as process:
        started = time.monotonic()
        process.terminate()
        told = process.communicate(timeout=PATIENCE)[0].decode()
        assert time.monotonic() - started < STOPPED_IN
        assert "Traceback" not in told


@pytest.mark.parametrize("run", [serve.run_serve, serve.run_web, serve.run_live, serve.run_worker])
def test_without_https_it_says_what_to_do(
    run: Callable[[Namespace], int], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.INSECURE_HTTP = True
    monkeypatch.delenv("TALKOOT_INSECURE_HTTP", raising=False)
    with pytest.raises(SystemExit, match=r"^Talkoot does not start without https"):
        run(Namespace(port=0, host="127.0.0.1"))


def test_before_migrate_it_says_so(tmp_path: Path) -> None:
    refused = talkoot("live", data=tmp_path)
    assert refused.stderr == "The database is not up to date: run `talkoot manage migrate` first.\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    for command in (*LISTENING, "worker", "demo", "organisation", "methods", "project", "manage"):
        assert f"\n    {command}" in told
