"""`make demo` from a fresh clone until its first page answers, with a warm package cache.

The make target has no port of its own to choose, so its two halves are run one after the other.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from .servers import free_port

HERE = Path(__file__).parent.parent
PATIENCE = 600


def measure(_size: object = None) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="talkoot-clone-") as folder:
        clone = Path(folder) / "talkoot"
        subprocess.run(["git", "clone", "--quiet", str(HERE), str(clone)], check=True)
        began = time.monotonic()
        python = f"PYTHON={getattr(sys, '_base_executable', sys.executable)}"
        made = subprocess.run(
            ["make", "--silent", python, ".venv/ready"], cwd=clone, capture_output=True, text=True
        )
        if made.returncode:
            return {"skipped": "the packages could not be installed: " + made.stderr.strip()[-200:]}
        installed = time.monotonic() - began
        status = _open(clone)
        total = time.monotonic() - began
        return {"status": status, "installed_s": round(installed, 1), "open_s": round(total, 1)}


def _open(clone: Path) -> int:
    port = free_port()
    demo = subprocess.Popen(
        [".venv/bin/talkoot", "demo", "--port", str(port)], cwd=clone, stdout=subprocess.DEVNULL
    )
    try:
        return _answer(f"http://127.0.0.1:{port}/", demo)
    finally:
        demo.terminate()
        demo.wait(20)


def _answer(address: str, demo: subprocess.Popen[bytes]) -> int:
    until = time.monotonic() + PATIENCE
    while demo.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=30) as page:
                return int(page.status)
        except urllib.error.HTTPError as refusal:
            return refusal.code
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the demo did not open")
