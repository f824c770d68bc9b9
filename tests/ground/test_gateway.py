"""Text messages go to the gateway that was set, filled in safely, and nowhere else."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from talkoot.ground import gateway
from talkoot.ground.environment import BadSetting
from talkoot.ground.gateway import Gateway, GatewayError, NumberError

NAMES = ("TALKOOT_SMS_ADDRESS", "TALKOOT_SMS_BODY", "TALKOOT_SMS_HEADER")
FORM = "to={to}&text={text}"


class Heard:
    """A gateway of our own, that answers as the test wants."""

    def __init__(self) -> None:
        self.status = 200
        self.headers: dict[str, str] = {}
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        heard = self

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                heard.asked.append((self.path, dict(self.headers), body))
                self.send_response(heard.status)
                for name, value in heard.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def do_GET(self) -> None:
                heard.asked.append((self.path, {}, b"a redirect was followed"))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_words: object) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self.server.server_port}/send"


@pytest.fixture
def heard() -> Iterator[Heard]:
    made = Heard()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def test_a_message_is_one_request_with_the_header_that_was_set(heard: Heard) -> None:
    gateway.send(Gateway(heard.address, FORM, "X-Key: sala"), "+358401234567", "Hei & tervetuloa")
    (path, headers, body) = heard.asked[0]
    assert (path, headers["X-Key"]) == ("/send", "sala")
    assert body == b"to=%2B358401234567&text=Hei+%26+tervetuloa"


def test_what_is_written_cannot_become_part_of_the_json() -> None:
    made = Gateway("https://g.example", '{"to": ["{to}"], "m": {"text": "T: {text}", "n": 1}}')
    text = 'a", "to": ["+1"], {to} {text} "'
    sent = json.loads(gateway.written(made, "+358401234567", text))
    assert sent == {"to": ["+358401234567"], "m": {"text": f"T: {text}", "n": 1}}


def test_a_redirect_is_not_followed(heard: Heard) -> None:
    heard.status, heard.headers = 302, {"Location": heard.address + "/elsewhere"}
    with pytest.raises(GatewayError):
        gateway.send(Gateway(heard.address, FORM), "+358401234567", "Hei")
    assert len(heard.asked) == 1


@pytest.mark.parametrize(("status", "error"), [(422, NumberError), (500, GatewayError)])
def test_a_wrong_number_is_told_from_a_gateway_that_fails(
    heard: Heard, status: int, error: type[GatewayError]
) -> None:
    heard.status = status
    with pytest.raises(GatewayError) as found:
        gateway.send(Gateway(heard.address, FORM), "+358401234567", "Hei")
    assert type(found.value) is error


def test_nobody_there_is_a_gateway_that_fails(heard: Heard) -> None:
    address = heard.address.replace(str(heard.server.server_port), "9")
    with pytest.raises(GatewayError):
        gateway.send(Gateway(address, FORM), "+358401234567", "Hei")


@pytest.mark.parametrize(
    ("address", "body", "header", "named"),
    [
        ("ftp://g.example/send", FORM, "", "ADDRESS"),
        ("http://g.example/send", FORM, "", "ADDRESS"),
        ("https://user:word@g.example/send", FORM, "", "ADDRESS"),
        ("http://[bad/", FORM, "", "ADDRESS"),
        ("https://g.example/send", "", "", "BODY"),
        ("https://g.example/send", "text={text}", "", "BODY"),
        ("https://g.example/send", '{"to": {to}, "text": "{text}"}', "", "BODY"),
        ("https://g.example/send", FORM, "Bearer sala", "HEADER"),
        ("https://g.example/send", FORM, "X: a\x07b", "HEADER"),
    ],
)
def test_a_bad_setting_is_refused_by_name_without_its_secret(
    monkeypatch: pytest.MonkeyPatch, address: str, body: str, header: str, named: str
) -> None:
    for name, value in zip(NAMES, (address, body, header), strict=True):
        monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=f"TALKOOT_SMS_{named}") as found:
        gateway.from_environment(*NAMES)
    assert "word" not in str(found.value)
    assert "sala" not in str(found.value)


def test_good_settings_are_taken_and_none_is_no_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    assert gateway.from_environment(*NAMES) is None
    monkeypatch.setenv(NAMES[0], "https://g.example/send?k=1")
    monkeypatch.setenv(NAMES[1], FORM)
    made = gateway.from_environment(*NAMES)
    assert made == Gateway("https://g.example/send?k=1", FORM)
