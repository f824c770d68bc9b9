"""Scripts and styles leave compressed; pages and pictures as they are."""

from __future__ import annotations

import gzip

import pytest
from django.test import Client

STYLE = "/static/site/css/base.css"
GZIP = {"Accept-Encoding": "gzip, br"}


def body(client: Client, path: str, **headers: str) -> bytes:
    answer = client.get(path, headers=headers)
    return b"".join(answer) if answer.streaming else answer.content


def test_a_style_is_compressed_and_reads_the_same(client: Client) -> None:
    plain = body(client, STYLE)
    answer = client.get(STYLE, headers=GZIP)
    assert answer["Content-Encoding"] == "gzip"
    assert answer["Content-Length"] == str(len(answer.content))
    assert len(answer.content) < len(plain) / 2
    assert gzip.decompress(answer.content) == plain


def test_who_cannot_unpack_gets_it_plain_and_caches_know(client: Client) -> None:
    answer = client.get(STYLE)
    assert "Content-Encoding" not in answer
    assert "Accept-Encoding" in answer["Vary"]


def test_the_typeface_is_packed_already(client: Client) -> None:
    font = "/static/site/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
    assert "Content-Encoding" not in client.get(font, headers=GZIP)


@pytest.mark.django_db
def test_a_page_is_never_compressed(client: Client) -> None:
    assert "Content-Encoding" not in client.get("/join/", headers=GZIP)
