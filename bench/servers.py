"""Start Talkoot as an installation would, and read what it costs from /proc. Linux only."""

from __future__ import annotations

import glob
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass
class Installation:
    """One Talkoot on 127.0.0.1: all in one process, or web and live apart."""

    database: str
    folder: Path
    apart: bool = False
    web_port: int = field(default_factory=free_port)
    live_port: int = 0
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.live_port = free_port() if self.apart else self.web_port
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "talkoot.site.settings",
            "DATABASE_URL": self.database,
            "TALKOOT_DATA": str(self.folder),
            "TALKOOT_SECRET_KEY": "only for the benchmark",
            "TALKOOT_INSECURE_HTTP": "yes",
        }

    def scene(self, seats: int, closed_cards: int = 0) -> dict[str, object]:
        answer = self.run("bench.scene", str(seats), str(closed_cards))
        return dict(json.loads(answer.splitlines()[-1]))

    def run(self, module: str, *words: str, given: str = "") -> str:
        command = [sys.executable, "-m", module, *words]
        done = subprocess.run(
            command,
            env=self.environment,
            input=given,
            text=True,
            check=True,
            stdout=subprocess.PIPE,
        )
        return done.stdout

    def start(self) -> None:
        roles = [("web", self.web_port), ("live", self.live_port)]
        for role, port in roles if self.apart else [("serve", self.web_port)]:
            command = [sys.executable, "-m", "talkoot.site.cli", role, "--port", str(port)]
            self.processes.append(subprocess.Popen(command, env=self.environment))
        for _role, port in roles:
            wait_for(port)

    def kill(self) -> None:
        """End it at once, without a word to anybody."""
        for process in self._all():
            os.kill(process, 9)
        for started in self.processes:
            started.wait()
        self.processes.clear()

    def stop(self) -> float:
        began = time.monotonic()
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(20)
        self.processes.clear()
        return time.monotonic() - began

    def cpu(self) -> float:
        return sum(cpu_seconds(process) for process in self._all())

    def memory(self) -> float:
        return sum(megabytes(process) for process in self._all())

    def _all(self) -> list[int]:
        return [one for process in self.processes for one in family(process.pid)]


def wait_for(port: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def family(pid: int) -> list[int]:
    children = []
    for path in glob.glob(f"/proc/{pid}/task/*/children"):
        children += [int(one) for one in Path(path).read_text().split()]
    return [pid, *(one for child in children for one in family(child))]


def cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(one) for one in fields[11:15]) / TICKS


def megabytes(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(ln.split()[1]) / 1024 for ln in text.splitlines() if ln[:6] == "VmRSS:"), 0.0)


@contextmanager
def sqlite_folder() -> Iterator[tuple[str, Path]]:
    with tempfile.TemporaryDirectory(prefix="talkoot-bench-") as folder:
        yield f"sqlite:///{folder}/talkoot.sqlite3", Path(folder)


@dataclass
class Postgres:
    url: str
    folder: Path
    pid: int

    def cpu(self) -> float:
        return sum(cpu_seconds(one) for one in family(self.pid))


def postgres_programs() -> str | None:
    """Return the folder of the newest PostgreSQL here, if there is one."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda one: int(one.split("/")[-2]))
    return found[-1] if found else None


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A database cluster of our own, thrown away afterwards."""
    programs = postgres_programs()
    as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    port = free_port()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="talkoot-pg-")))
        folder.chmod(0o755)
        home = folder / "home"
        home.mkdir()
        if as_owner:
            shutil.chown(home, "postgres", "postgres")
        cluster = home / "cluster"
        run = [*as_owner, f"{programs}/initdb", "-D", str(cluster), "-U", "talkoot", "-A", "trust"]
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL, cwd=home)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home}"
        control = [*as_owner, f"{programs}/pg_ctl", "-D", str(cluster), "-w"]
        log = f"{home}/log"
        subprocess.run(
            [*control, "-o", options, "-l", log, "start"],
            check=True, stdout=subprocess.DEVNULL, cwd=home,
        )  # fmt: skip
        stop = [*control, "-m", "fast", "stop"]
        stack.callback(subprocess.run, stop, stdout=subprocess.DEVNULL, cwd=home)
        create = [f"{programs}/createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "talkoot"]
        subprocess.run([*create, "talkoot"], check=True)
        pid = int((cluster / "postmaster.pid").read_text().split()[0])
        data = folder / "data"
        data.mkdir()
        yield Postgres(f"postgresql://talkoot@127.0.0.1:{port}/talkoot", data, pid)
