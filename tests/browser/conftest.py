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
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.people import Host, Phone, Script, Wall
from tests.browser.witness import Witness

HELENA, MIKA, JARI = "helena@kuoma.example", "mika@virta.example", "jari@kuoma.example"
Keys = dict[str, Any]  # the cookies of those who have signed in once, by address
expect.set_options(timeout=20_000)


@dataclass(frozen=True)
class Town:
    address: str
    code: str  # of the workshop that is running
    told: Path  # what the demo says, letters included


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    data = tmp_path_factory.mktemp("town")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "talkoot.site.cli", "demo", "--port", port]
    told = data.parent / "told.txt"
    with told.open("w") as out:
        process = subprocess.Popen([*command, "--data", str(data)], stdout=out, stderr=out)
    try:
        _wait(f"http://localhost:{port}", process)
        yield Town(f"http://localhost:{port}", _code(told.read_text()), told)
    finally:
        process.terminate()
        process.wait(15)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _try in range(600):
        if process.poll() is not None:
            break
        try:
            urlopen(f"{address}/join/", timeout=5).close()  # noqa: S310
        except (URLError, OSError):
            time.sleep(0.2)
            continue
        return
    raise RuntimeError("the demo did not start")


def _code(told: str) -> str:
    found = re.search(r"\d{4} \d{4}", told)
    assert found, told
    return found.group()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=system, args=flags)
        yield chromium
        chromium.close()


class Stage:
    """Gives everybody a browser of her own, and one witness to them all."""

    def __init__(self, browser: Browser, town: Town, keys: Keys) -> None:
        self.browser, self.town, self.keys = browser, town, keys
        self.witness = Witness(town.address)
        self.contexts: list[BrowserContext] = []

    def context(self, width: int = 1280, **options: Any) -> BrowserContext:
        opened = self.browser.new_context(
            base_url=self.town.address,
            viewport={"width": width, "height": 800},
            **{"locale": "fi", "reduced_motion": "reduce"} | options,
        )
        self.witness.watch(opened)
        self.contexts.append(opened)
        return opened

    def phone(
        self, script: Script, language: str = "fi", kind: type[Phone] = Phone, **options: Any
    ) -> Phone:
        return kind(self.context(360, locale=language, has_touch=True, **options), script, language)

    def host(self, script: Script, email: str = HELENA) -> Host:
        """Somebody who has signed in already."""
        return Host(self.signed_in(email).new_page(), script)

    def signed_in(self, email: str, **options: Any) -> BrowserContext:
        if email not in self.keys:
            opened = self.context()
            Host(opened.new_page(), Script("case-clinic")).signs_in(email)
            self.keys[email] = opened.storage_state()
        return self.context(storage_state=self.keys[email], **options)

    def room(self, script: Script, title: str) -> tuple[Host, Wall, str]:
        """A workshop with its door open and the wall up; its code."""
        host = self.host(script).prepares(title).opens_the_room()
        wall = host.puts_up_the_wall()
        return host, wall, wall.code

    def leave(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture(scope="session")
def keys() -> Keys:
    return {}


@pytest.fixture
def stage(browser: Browser, town: Town, keys: Keys) -> Iterator[Stage]:
    stage = Stage(browser, town, keys)
    yield stage
    stage.leave()
    assert stage.witness.findings == []


@pytest.fixture
def desk(stage: Stage) -> Page:
    return stage.context(locale="en").new_page()


def sign_in(page: Page, email: str) -> None:
    Host(page, Script("case-clinic")).signs_in(email)
