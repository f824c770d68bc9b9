"""Text messages by whatever gateway the installation has: one request over https a message.

The address and what is sent come from the environment, never from a page. Answers of the gateway
that lead elsewhere are not followed.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import quote_plus, urlsplit

from talkoot.ground import environment

SECONDS = 10
LARGEST_ANSWER = 65_536  # bytes: more is not read
LOCAL = {"localhost", "127.0.0.1", "::1"}


class GatewayError(Exception):
    """The gateway did not answer, or not as it should: it is tried again later."""


class NumberError(GatewayError):
    """The gateway does not take this one message; the others may still be sent."""


@dataclass(frozen=True, slots=True)
class Gateway:
    """Where messages go: `body` has {to} and {text}; `header` is `Name: value`, or nothing."""

    address: str
    body: str
    header: str = ""

    @property
    def is_json(self) -> bool:
        return self.body.lstrip().startswith(("{", "["))


def from_environment(address: str, body: str, header: str) -> Gateway | None:
    """Return the gateway that three settings name, or None; a bad value is refused in words."""
    values = [environment.text(name) for name in (address, body, header)]
    if not any(values):
        return None
    made = Gateway(*values)
    where = "an address like https://gateway.example.org/send"
    for name, fits, expected in (
        (address, not made.address or _safe(made.address), where),
        (header, _whole(made.header), "a header like Authorization: Bearer secret"),
        (body, _filling(made), "a text, or JSON, with {to} and {text} in it"),
        (address, bool(made.address), where),
    ):
        if not fits:
            raise environment.BadSetting(name, "…", expected)  # it may hold a password
    return made


def _safe(address: str) -> bool:
    try:
        url = urlsplit(address)
        host = url.hostname
    except ValueError:
        return False
    known = url.scheme == "https" or (url.scheme == "http" and host in LOCAL)
    return bool(known and host and not url.username and not url.fragment)


def _filling(gateway: Gateway) -> bool:
    if "{to}" not in gateway.body or "{text}" not in gateway.body:
        return False
    try:
        return not gateway.is_json or bool(json.loads(gateway.body))
    except ValueError:
        return False


def _whole(header: str) -> bool:
    name, _colon, value = header.partition(":")
    return not header or (bool(name.strip() and value.strip()) and header.isprintable())


def written(gateway: Gateway, to: str, text: str) -> bytes:
    """Return what is sent: values are put into the texts of the JSON, or written as of a form."""
    if gateway.is_json:
        filled = _filled(json.loads(gateway.body), {"{to}": to, "{text}": text})
        return json.dumps(filled, ensure_ascii=False).encode()
    values = {"{to}": quote_plus(to), "{text}": quote_plus(text)}
    return str(_filled(gateway.body, values)).encode()


def _filled(part: Any, values: dict[str, str]) -> Any:
    """Fill each text once: what is filled in is not looked at again."""
    if isinstance(part, dict):
        return {key: _filled(value, values) for key, value in part.items()}
    if isinstance(part, list):
        return [_filled(one, values) for one in part]
    if not isinstance(part, str):
        return part
    before, to, after = part.partition("{to}")
    if to:
        return _filled(before, values) + values["{to}"] + _filled(after, values)
    return part.replace("{text}", values["{text}"])


class _NowhereElse(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> None:
        return None


def send(gateway: Gateway, to: str, text: str) -> None:
    """Send one message. Raises NumberError, or GatewayError when the gateway itself is at fault."""
    kind = "application/json" if gateway.is_json else "application/x-www-form-urlencoded"
    headers = {"Content-Type": f"{kind}; charset=utf-8"}
    name, _colon, value = gateway.header.partition(":")
    if name:
        headers[name.strip()] = value.strip()
    asked = urllib.request.Request(  # noqa: S310 - from_environment lets only https through
        gateway.address, data=written(gateway, to, text), headers=headers, method="POST"
    )
    opener = urllib.request.build_opener(_NowhereElse)
    try:
        with opener.open(asked, timeout=SECONDS) as answer:
            answer.read(LARGEST_ANSWER)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in (400, 404, 422):
            raise NumberError(str(error.code)) from None
        raise GatewayError(str(error.code)) from None
    except (OSError, ValueError) as error:
        raise GatewayError(type(error).__name__) from None
