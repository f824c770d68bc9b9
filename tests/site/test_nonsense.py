"""Nonsense in every word of every address: an answer like any other, never a server error."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import talkoot
from tests.site.doors import doors
from tests.site.test_outsiders import Browsers, ask, browsers, cast, town
from tests.site.town import Town

__all__ = ["browsers", "cast", "town"]
READ = re.compile(r"""(?:GET|POST|data)\.get(?:list)?\(["'](\w+)""")
BESIDE = {"act", "at", "beat", "page", "people", "place", "seen", "stage", "value", "version"}


def words() -> set[str]:
    """What the code reads of an address or a form by name, and what it reads another way."""
    files = Path(talkoot.__file__).parent.rglob("*.py")
    return {name for file in files for name in READ.findall(file.read_text())} | BESIDE


@pytest.mark.parametrize("who", ["aino", "phone"])
@pytest.mark.parametrize(
    "nonsense",
    ["9" * 5000, "9" * 30, "9" * 17, "²", "a\0b"],
    ids=["endless", "too long", "longest", "squared", "nul"],
)
def test_nonsense_is_no_error_of_ours(
    town: Town, browsers: Browsers, who: str, nonsense: str
) -> None:
    client, sent = browsers[who], dict.fromkeys(words(), nonsense)
    client.raise_request_exception = False
    broken = [
        f"{door}: {answer.status_code}"
        for door in doors()
        for address in town.fill(door.address)
        if (answer := ask(client, door, address, sent)).status_code >= 500
    ]
    assert not broken, "\n".join(broken)
