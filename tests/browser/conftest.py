"""A demo town on a port of its own, and the system's Chromium."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PASSWORD = "talkoot tassa ja nyt"


@dataclass(frozen=True)
class Town:
    address: str
    code: str


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    data = tmp_path_factory.mktemp("town")
    port = _free_port()
    told = data.parent / "told.txt"
    command = [sys.executable, "-m", "talkoot.site.cli", "demo"]
    with told.open("w") as out:
        process = subprocess.Popen(
            [*command, "--port", str(port), "--data", str(data)], stdout=out, stderr=out
        )
        try:
            yield Town(_wait(f"http://localhost:{port}", process), _code(told))
        finally:
            process.terminate()
            process.wait(15)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, process: subprocess.Popen[bytes]) -> str:
    for _try in range(240):
        if process.poll() is not None:
            break
        try:
            urlopen(f"{address}/join/", timeout=5).close()  # noqa: S310
        except (URLError, OSError):
            time.sleep(0.5)
            continue
        return address
    raise RuntimeError("the demo did not start")


def _code(told: Path) -> str:
    found = re.search(r"with (\d{4} \d{4})", told.read_text())
    assert found, told.read_text()
    return found.group(1)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=system, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def desk(browser: Browser, town: Town) -> Iterator[Page]:
    context = browser.new_context(
        base_url=town.address, viewport={"width": 1280, "height": 800}, locale="en"
    )
    yield context.new_page()
    context.close()


def sign_in(page: Page, email: str) -> None:
    page.goto("/accounts/login/")
    for summary in page.locator("main details:not([open]) > summary").all():
        summary.click()
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/")
