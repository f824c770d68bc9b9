"""Files that somebody made to do harm, or that were harmed on their way: none is taken in."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import stat
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from talkoot.people.models import Organisation, Person
from talkoot.portable import unpacking
from talkoot.portable.content import BudgetLine, Content, File, Money, Part, Whence
from talkoot.portable.packing import MANIFEST, WORDS, pack
from talkoot.portable.unpacking import FileError, Unpacked, Why
from talkoot.programmes.actions import money, plan
from talkoot.programmes.plans.schema import PlanText
from tests.conftest import ClientOf

KEY = UUID("7f1c5c1e-0000-4000-8000-000000000000")
WHENCE = Whence(id=KEY, version=1, organisation="Kuoma", title="Hyvä työpäivä")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40

Entries = dict[str, bytes]


def content(**words: Any) -> Content:
    file = File(title="Kuva", path="files/1.png")
    part = Part(key=KEY, title="Alku", files=(file,))
    return Content(**{"title": "Hyvä työpäivä", "parts": (part,), **words})


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> Entries:
    """A file that is in order, entry by entry."""
    picture = tmp_path_factory.mktemp("files") / "1"
    picture.write_bytes(PNG)
    to = io.BytesIO()
    pack(to, content(), WHENCE, {"files/1.png": picture})
    with zipfile.ZipFile(to) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def zipped(entries: Entries, change: Callable[[zipfile.ZipInfo], None] | None = None) -> bytes:
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, told in entries.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if change and name != MANIFEST:
                change(info)
            packed.writestr(info, told)
    return to.getvalue()


def told_again(entries: Entries, **changed: bytes | None) -> Entries:
    """The entries with others, and a manifest that is true of them."""
    found = {name: told for name, told in entries.items() if name != MANIFEST}
    found |= {name: told for name, told in changed.items() if told is not None}
    found = {name: told for name, told in found.items() if changed.get(name, b"") is not None}
    manifest = json.loads(entries[MANIFEST])
    manifest["entries"] = [
        {"path": name, "size": len(told), "sha256": hashlib.sha256(told).hexdigest()}
        for name, told in found.items()
    ]
    return {MANIFEST: json.dumps(manifest).encode(), **found}


def with_manifest(entries: Entries, **words: Any) -> Entries:
    return entries | {MANIFEST: json.dumps(json.loads(entries[MANIFEST]) | words).encode()}


def with_words(entries: Entries, **words: Any) -> Entries:
    told = json.loads(entries[WORDS]) | words
    return told_again(entries, **{WORDS: json.dumps(told).encode()})


def refusal(raw: bytes) -> Why:
    with pytest.raises(FileError) as refused:
        Unpacked(io.BytesIO(raw), len(raw))
    return refused.value.why


def test_what_is_in_order_is_read(entries: Entries) -> None:
    raw = zipped(told_again(entries))
    file = Unpacked(io.BytesIO(raw), len(raw))
    assert file.content == content()
    assert file.open("files/1.png").read() == PNG


def test_what_is_broken_is_refused(entries: Entries) -> None:
    whole = zipped(entries)
    assert refusal(b"") == Why.EMPTY
    assert refusal(whole[: len(whole) // 2]) == Why.BROKEN
    assert refusal(b"PK\x03\x04" + b"x" * 200) == Why.BROKEN
    assert refusal(zipped({"word/document.xml": b"<w/>"})) == Why.PATH
    assert refusal(zipped({WORDS: entries[WORDS]})) == Why.OTHER
    assert refusal(zipped(entries | {MANIFEST: b"{"})) == Why.BROKEN
    assert refusal(zipped(entries | {MANIFEST: b"[" * 100_000})) == Why.BROKEN
    assert refusal(zipped(told_again(entries, **{WORDS: b'{"title": '}))) == Why.BROKEN
    assert refusal(zipped(with_manifest(entries, talkoot="operating-model"))) == Why.OTHER
    assert refusal(zipped(with_manifest(entries, format=2, news=[]))) == Why.NEWER
    assert refusal(zipped(with_manifest(entries, whence=None))) == Why.WRONG
    assert refusal(zipped(with_words(entries, people=["Aino"]))) == Why.WRONG
    assert refusal(zipped(with_words(entries, title="\u202etxt.exe"))) == Why.WRONG
    assert refusal(zipped(with_words(entries, methods={"aamu": "id = "}))) == Why.WRONG
    assert refusal(zipped(with_words(entries, plan={"goals": [{"waht": ""}]}))) == Why.WRONG


def test_what_was_changed_on_its_way_is_refused(entries: Entries) -> None:
    assert refusal(zipped(entries | {"files/1.png": PNG + b"x"})) == Why.DIGEST
    assert refusal(zipped(entries | {"files/2.png": PNG})) == Why.DIGEST
    less = {name: told for name, told in entries.items() if name != "files/1.png"}
    assert refusal(zipped(less)) == Why.DIGEST
    assert refusal(zipped(told_again(entries, **{"files/2.png": PNG}))) == Why.PATH
    assert refusal(zipped(told_again(entries, **{"files/1.png": None}))) == Why.PATH


@pytest.mark.parametrize(
    "path",
    ["../evil.png", "/etc/evil.png", "files/../../evil.png", "files/a\\b.png", "FILES/1.png"],
)
def test_no_path_leads_out(entries: Entries, path: str) -> None:
    assert refusal(zipped(told_again(entries, **{path: PNG}))) == Why.PATH
    parts = [{"key": str(KEY), "title": "Alku", "files": [{"title": "Kuva", "path": path}]}]
    assert refusal(zipped(with_words(entries, parts=parts))) == Why.WRONG


def test_links_folders_locks_and_doubles_are_refused(entries: Entries) -> None:
    def link(info: zipfile.ZipInfo) -> None:
        info.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert refusal(zipped(entries, link)) == Why.PATH
    assert refusal(zipped(entries | {"files/": b""})) == Why.PATH
    locked = zipped(entries).replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )
    assert refusal(locked) == Why.PATH
    to = io.BytesIO(zipped(entries))
    with zipfile.ZipFile(to, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr(WORDS, entries[WORDS])
    assert refusal(to.getvalue()) == Why.PATH


def test_nothing_swells(entries: Entries, monkeypatch: pytest.MonkeyPatch) -> None:
    zeros = b"\0" * (8 * 1024 * 1024)
    assert refusal(zipped(entries | {"files/1.txt": zeros})) == Why.BOMB
    assert refusal(zipped(entries | {WORDS: b" " * len(zeros)})) == Why.BOMB
    many = {f"files/{number}.png": PNG for number in range(unpacking.MOST_ENTRIES)}
    assert refusal(zipped(entries | many)) == Why.BOMB
    small = zipped(entries)
    lying = small.replace(len(PNG).to_bytes(4, "little"), (7).to_bytes(4, "little"))
    assert refusal(lying) in (Why.BROKEN, Why.DIGEST)
    monkeypatch.setattr(unpacking, "MOST_PACKED", len(small) - 1)
    assert refusal(small) == Why.HUGE


@pytest.mark.parametrize(
    "told",
    [b"MZ\x90\0program", b"<script>alert(1)</script>", b"%PDF-1.7 not a picture", b"GIF89a", b""],
)
def test_a_file_is_what_its_name_says(entries: Entries, told: bytes) -> None:
    assert refusal(zipped(told_again(entries, **{"files/1.png": told}))) == Why.FILE


def test_an_office_file_with_macros_stays_outside(entries: Entries) -> None:
    office = zipped({"xl/workbook.xml": b"<w/>", "xl/vbaProject.bin": b"x"})
    words = json.loads(entries[WORDS])
    words["parts"][0]["files"][0]["path"] = "files/1.xlsx"
    changed = {"files/1.png": None, "files/1.xlsx": office, WORDS: json.dumps(words).encode()}
    assert refusal(zipped(told_again(entries, **changed))) == Why.FILE


def test_hostile_words_stay_words(
    naapuri: Organisation, cecilia: Person, client_of: ClientOf
) -> None:
    """They are shown as they are, run nowhere, and are no formula in a table."""
    evil = "<script>alert(1)</script>"
    line = BudgetLine(category="travel", what="=HYPERLINK(1)", amount="10.00", reason="+1")
    part = Part(key=KEY, title=evil, aim=evil, body=f"{evil} [x](javascript:alert(1))")
    told = Content(
        title=evil,
        plan=PlanText(summary=evil),
        parts=(part,),
        money=Money(funder="tyosuojelurahasto", lines=(line,)),
    )
    to = io.BytesIO()
    pack(to, told, WHENCE, {})
    browser = client_of(cecilia)
    file = SimpleUploadedFile("a.zip", to.getvalue())
    look = browser.post("/programmes/bring/", {"house": naapuri.pk, "file": file})["Location"]
    kept = browser.post(look, {"keep": "yes", "title": evil, "start": "", "money": "on"})
    made = naapuri.programmes.get()
    module = made.modules.get()
    plan.set_dates(made, "Muu", None, None)
    pages = [kept["Location"], f"/modules/{module.pk}/", f"/programmes/{made.pk}/plan/"]
    for address in pages:
        page = browser.get(address).content.decode()
        assert "alert(1)" in page
        assert evil not in page
        assert 'href="javascript:' not in page
    words = {"on": date(2026, 9, 1), "category": "travel", "what": made.budget_lines.get().what}
    money.keep_cost(made, words | {"amount": 10})
    table = browser.get(f"/programmes/{made.pk}/money/statement.csv").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table), delimiter=";") for cell in row]
    assert [cell for cell in cells if "HYPERLINK" in cell] == ["'=HYPERLINK(1)"]
