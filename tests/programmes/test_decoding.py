"""A saved page comes in whatever encoding the office saved it in."""

from __future__ import annotations

import pytest

from talkoot.programmes.decoding import MOST_BYTES, Refusal, Unreadable, text_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_page_is_read_in_each_usual_encoding(encoding: str) -> None:
    assert text_of("Työpäivä – Kuoma".encode(encoding)) == "Työpäivä – Kuoma"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", Refusal.EMPTY),
        (b" \r\n\n", Refusal.EMPTY),
        (b"\xef\xbb\xbf", Refusal.EMPTY),
        (b"a" * (MOST_BYTES + 1), Refusal.HUGE),
        (b"%PDF-1.7\n\x00\x01\x02", Refusal.BINARY),
        (b"PK\x03\x04 docx", Refusal.BINARY),
        (b"\x89PNG\r\n\x1a\n\x81\x00", Refusal.BINARY),
        (b"\xff\xfe\x00", Refusal.BINARY),
    ],
)
def test_what_is_no_plain_text_is_refused_with_a_reason(raw: bytes, why: Refusal) -> None:
    with pytest.raises(Unreadable) as refused:
        text_of(raw)
    assert refused.value.why is why
