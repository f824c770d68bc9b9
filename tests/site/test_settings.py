"""Talkoot refuses to start with what it cannot use, in one sentence."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as live
from django.db import DatabaseError, connection
from pytest_django import Settings

from talkoot.ground.environment import BadSetting
from talkoot.site import settings, start

SOURCE = Path(settings.__file__).read_text(encoding="utf-8")
NAMES = set(re.findall(r'"(TALKOOT_[A-Z_]+|DATABASE_URL)"', SOURCE))
ANYTHING_GOES = {
    "TALKOOT_SECRET_KEY",
    "TALKOOT_OLD_SECRET_KEYS",
    "TALKOOT_EMAIL_HOST",
    "TALKOOT_EMAIL_USER",
    "TALKOOT_EMAIL_PASSWORD",
    "TALKOOT_OPERATOR",
}
BAD = [
    ("TALKOOT_DEBUG", "maybe"),
    ("TALKOOT_DATA", __file__),
    ("TALKOOT_INSECURE_HTTP", "perhaps"),
    ("TALKOOT_ADDRESS", "talkoot.kuoma.example"),
    ("TALKOOT_ADDRESS", "https://kuoma.example/talkoot"),
    ("TALKOOT_HOSTS", "https://talkoot.kuoma.example"),
    ("TALKOOT_HOSTS", "*"),
    ("TALKOOT_HOSTS", ","),
    ("TALKOOT_BEHIND_PROXY", "nginx"),
    ("DATABASE_URL", "mysql://talkoot:kuusi@db/talkoot"),
    ("DATABASE_URL", "postgresql://talkoot:kuusi@db"),
    ("DATABASE_URL", "postgresql://talkoot:kuusi@db:port/talkoot"),
    ("TALKOOT_EMAIL_PORT", "smtp"),
    ("TALKOOT_EMAIL_PORT", "70000"),
    ("TALKOOT_EMAIL_TLS", "starttls"),
    ("TALKOOT_EMAIL_FROM", "Talkoot"),
    ("TALKOOT_SEATS_KEPT_DAYS", "-1"),
    ("TALKOOT_SEATS_KEPT_DAYS", "two weeks"),
    ("TALKOOT_FAILED_CODES_A_MINUTE", "0"),
    ("TALKOOT_SMS_ADDRESS", "gateway.kuoma.example"),
    ("TALKOOT_SMS_BODY", "hello"),
    ("TALKOOT_SMS_BODY", '{"to": "{to}", "text": "{text}"'),
    ("TALKOOT_SMS_HEADER", "Bearer secret"),
]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def read() -> dict[str, Any]:
    return runpy.run_path(settings.__file__)


def test_every_variable_is_tried() -> None:
    assert {name for name, _value in BAD} | ANYTHING_GOES == NAMES


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_bad_value_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting) as refused:
        read()
    assert re.fullmatch(rf"{name}='.+' cannot be used: expected .+\.", str(refused.value))
    assert "kuusi" not in str(refused.value)


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_value_is_none(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TALKOOT_EMAIL_PORT", value)
    assert read()["EMAIL_PORT"] == 587


def test_it_answers_to_its_own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALKOOT_ADDRESS", "https://talkoot.kuoma.example/")
    told = read()
    assert told["ADDRESS"] == "https://talkoot.kuoma.example"
    assert "talkoot.kuoma.example" in told["ALLOWED_HOSTS"]
    assert told["CSRF_TRUSTED_ORIGINS"] == ["https://talkoot.kuoma.example"]


def test_a_proxy_is_trusted_only_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read()["SECURE_PROXY_SSL_HEADER"] is None
    monkeypatch.setenv("TALKOOT_BEHIND_PROXY", "yes")
    assert read()["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_behind_https_everything_is_kept_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALKOOT_INSECURE_HTTP", "no")
    told = read()
    assert told["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert told["SESSION_COOKIE_SECURE"]
    assert told["CSRF_COOKIE_SECURE"]
    assert told["LANGUAGE_COOKIE_SECURE"]


@pytest.fixture(autouse=True)
def _a_folder_that_is_there(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


GOOD = {
    "INSECURE_HTTP": False,
    "DEBUG": False,
    "ADDRESS": "https://talkoot.kuoma.example",
    "BEHIND_PROXY": True,
    "SECRET_KEY": "k" * 48,
}


@pytest.mark.django_db(transaction=True)  # it closes the connection it has looked through
@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("INSECURE_HTTP", True, "does not start without https"),
        ("DEBUG", True, "TALKOOT_DEBUG"),
        ("ADDRESS", "http://talkoot.kuoma.example", "TALKOOT_ADDRESS"),
        ("BEHIND_PROXY", False, "TALKOOT_BEHIND_PROXY"),
        ("SECRET_KEY", "kuusi", "TALKOOT_SECRET_KEY"),
    ],
)
def test_it_does_not_listen_with_a_loose_end(
    settings: Settings, name: str, value: object, words: str
) -> None:
    for key, good in GOOD.items():
        setattr(settings, key, good)
    start.insist()
    setattr(settings, name, value)
    with pytest.raises(SystemExit, match=words) as refused:
        start.insist()
    assert "kuusi" not in str(refused.value)


@pytest.mark.django_db(transaction=True)  # it closes the connection it has looked through
def test_http_is_allowed_to_who_says_so(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.INSECURE_HTTP = True
    monkeypatch.setenv("TALKOOT_INSECURE_HTTP", "yes")
    start.insist()
    monkeypatch.delenv("TALKOOT_INSECURE_HTTP")
    start.insist(insecure=True)


def test_a_database_that_does_not_answer_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise DatabaseError("no such host")

    for key, good in GOOD.items():
        setattr(settings, key, good)
    monkeypatch.setattr(connection, "ensure_connection", refuse)
    with pytest.raises(SystemExit, match="The database cannot be opened: no such host"):
        start.insist()


def test_the_checks_of_django_are_content(settings: Settings) -> None:
    from django.core.checks import run_checks

    for name, value in read_securely().items():
        setattr(settings, name, value)
    found = run_checks(include_deployment_checks=True)
    assert [
        f"{one.id} {one.msg}" for one in found if one.id not in live.SILENCED_SYSTEM_CHECKS
    ] == []


def read_securely() -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TALKOOT_INSECURE_HTTP", "no")
        patch.setenv("TALKOOT_SECRET_KEY", "kuusenjuurella" * 5)
        return {
            name: value
            for name, value in read().items()
            if name.isupper() and name.startswith(("SECURE_", "SESSION_", "CSRF_", "SECRET_KEY"))
        }
