"""Hears every request a browser makes, and every complaint of the pages it shows."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

ITS_OWN = ("data", "blob")


class Witness:
    def __init__(self, address: str) -> None:
        self.origin = _origin(address)
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        self._allowed: list[re.Pattern[str]] = []

    def watch(self, context: BrowserContext) -> None:
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", self._broke)

    def allow(self, words: str) -> None:
        """Some tests pull the plug themselves, and the console says so."""
        self._allowed.append(re.compile(words))

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).scheme not in ITS_OWN and _origin(request.url) != self.origin:
            self.strangers.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def _broke(self, error: WebError) -> None:
        self.complaints.append(str(error.error))

    @property
    def findings(self) -> list[str]:
        """Whom the pages called besides us, and what the browser held against them."""
        heard = [one for one in self.complaints if not any(it.search(one) for it in self._allowed)]
        return [f"called {address}" for address in self.strangers] + heard


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc
