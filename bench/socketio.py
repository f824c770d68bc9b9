"""The same crowd before a bare socket.io server: per event, and in batches of 100 ms as ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from . import room
from .servers import cpu_seconds, family, free_port, megabytes, wait_for

PINNED = "socket.io@4.8.4"
SERVER = Path(__file__).with_name("socketio.js")
BATCH_MS = 100
PER_EVENT_SECONDS = 15.0  # it falls behind at once, and further the longer it runs
PATIENCE = 60


def measure(size: room.Size) -> dict[str, Any]:
    if not (shutil.which("node") and shutil.which("npm")):
        return {"skipped": "no node and npm on this machine"}
    shorter = replace(size, seconds=min(size.seconds, PER_EVENT_SECONDS))
    with tempfile.TemporaryDirectory(prefix="talkoot-socketio-") as folder:
        if trouble := _install(folder):
            return {"skipped": trouble}
        return {
            "version": PINNED,
            "per_event": _load(Path(folder), shorter),
            "batched": _load(Path(folder), size, BATCH_MS),
        }


def _install(folder: str) -> str:
    """Install into `folder` and nowhere else; return what went wrong."""
    command = ["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", PINNED]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        return f"npm did not give {PINNED} in two minutes"
    return "" if done.returncode == 0 else f"npm did not give {PINNED}"


def _load(folder: Path, size: room.Size, batch_ms: int = 0) -> dict[str, Any]:
    node = Node(folder, batch_ms)
    plan = room.plan_for(size) | {
        "speaks": "socketio",
        "patience": PATIENCE,
        "web_port": node.port,
        "live_port": node.port,
        "workshop": "room",
        "beat": 1,
        "version": 0,
        "cookies": [""] * size.listeners,
    }
    return room.load(node, plan, database=lambda: 0.0) | {"seconds": size.seconds}


@dataclass
class Node:
    folder: Path
    batch_ms: int
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        shutil.copy(SERVER, self.folder)
        command = ["node", str(self.folder / SERVER.name), str(self.port), str(self.batch_ms)]
        self.process = subprocess.Popen(command, env={**os.environ, "NODE_ENV": "production"})
        wait_for(self.port)

    def stop(self) -> float:
        began = time.monotonic()
        assert self.process
        self.process.kill()
        self.process.wait()
        return time.monotonic() - began

    def cpu(self) -> float:
        return sum(cpu_seconds(one) for one in self._all())

    def memory(self) -> float:
        return sum(megabytes(one) for one in self._all())

    def _all(self) -> list[int]:
        return family(self.process.pid) if self.process else []
