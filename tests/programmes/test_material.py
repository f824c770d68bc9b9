"""Files of a module are known by their bytes, handed out as downloads, and go when it goes."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from talkoot.people.models import Person
from talkoot.programmes import filekinds, store
from talkoot.programmes.actions import modules
from talkoot.programmes.actions.material import sweep_due
from talkoot.programmes.filekinds import MEGABYTE, Refused, RefusedError, kind_of
from talkoot.programmes.models import Material, Module, Programme
from tests.conftest import ClientOf

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 4
MP4 = b"\0\0\0\x18ftypisom" + b"\1" * 5000


def packed(*names: str, mimetype: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("body", "ending"),
    [
        (PDF, "pdf"),
        (MP4, "mp4"),
        (b"Kahvi kello kymmenen\n", "txt"),
        (packed("word/document.xml"), "docx"),
        (packed("ppt/presentation.xml"), "pptx"),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
    ],
)
def test_a_file_is_what_its_bytes_say(body: bytes, ending: str) -> None:
    assert kind_of(io.BytesIO(body), len(body)).ending == ending


@pytest.mark.parametrize(
    ("body", "size", "why"),
    [
        (b"", None, Refused.EMPTY),
        (b"<html><script>alert(1)</script>", None, Refused.UNKNOWN),
        (b"MZ\x90\0" + b"\0" * 90, None, Refused.UNKNOWN),
        (packed("evil.exe"), None, Refused.UNKNOWN),
        (b"PK\x03\x04 torn", None, Refused.UNKNOWN),
        (packed("word/document.xml", "word/vbaProject.bin"), None, Refused.MACROS),
        (PDF, 26 * MEGABYTE, Refused.LARGE),
        (MP4, 401 * MEGABYTE, Refused.LARGE),
    ],
)
def test_what_is_not_taken_is_refused_with_a_reason(
    body: bytes, size: int | None, why: Refused
) -> None:
    with pytest.raises(RefusedError) as refused:
        kind_of(io.BytesIO(body), len(body) if size is None else size)
    assert refused.value.why is why


def test_a_damaged_office_file_is_refused_and_not_choked_on() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    body = bytearray(whole.getvalue())
    start = 30 + len("mimetype")  # behind the header of the part and its name
    body[start : start + 8] = b"\xff" * 8
    with pytest.raises(RefusedError):
        kind_of(io.BytesIO(bytes(body)), len(body))


def test_a_bomb_is_told_by_its_list_and_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filekinds, "MOST_UNPACKED", 1)
    body = packed("word/document.xml", "word/more.xml")
    with pytest.raises(RefusedError) as refused:
        kind_of(io.BytesIO(body), len(body))
    assert refused.value.why is Refused.LARGE


@pytest.fixture
def module(programme: Programme) -> Module:
    return modules.add_module(programme, title="Sukupolvet")


def give(client: Client, module: Module, body: bytes, name: str = "x.bin", **words: str) -> int:
    file = SimpleUploadedFile(name, body, content_type="text/html")
    told = {"title": "Opas", **words, "file": file}
    return client.post(f"/modules/{module.pk}/files/new/", told).status_code


def test_a_file_comes_back_as_a_download_and_only_to_those_inside(
    module: Module,
    aino: Person,
    bengt: Person,
    paavo: Person,
    cecilia: Person,
    client_of: ClientOf,
) -> None:
    assert give(client_of(aino), module, PDF, "../../etc/opas.html") == 302
    made = module.materials.get()
    assert str(made.pk) in {one.name for one in store.folder().iterdir()}
    assert not list(store.folder().glob("*opas*"))
    address = f"/modules/files/{made.pk}/"
    answer = client_of(bengt).get(address)
    assert b"".join(answer) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="opas.pdf"'
    assert answer["Content-Security-Policy"].startswith("sandbox; ")
    assert "script-src 'none'" in answer["Content-Security-Policy"]
    for outsider in (paavo, cecilia):
        assert client_of(outsider).get(address).status_code == 404
    taken = f"/modules/files/{made.pk}/remove/"
    assert "Opas" in client_of(aino).get(taken).content.decode()
    assert module.materials.exists()  # she is asked first: it is a click away from the others
    client_of(aino).post(taken)
    assert not module.materials.exists()


def test_a_player_asks_for_parts(module: Module, aino: Person, client_of: ClientOf) -> None:
    client = client_of(aino)
    assert give(client, module, MP4) == 200  # nothing says in words what is said in it
    assert give(client, module, MP4, transcript="Hyvää huomenta.") == 302
    address = f"/modules/files/{module.materials.get().pk}/"
    part = client.get(address, headers={"range": "bytes=4-7"})
    assert (part.status_code, b"".join(part)) == (206, b"ftyp")
    assert part["Content-Range"] == f"bytes 4-7/{len(MP4)}"
    rest = client.get(address, headers={"range": f"bytes={len(MP4) - 2}-"})
    assert b"".join(rest) == MP4[-2:]
    beyond = client.get(address, headers={"range": "bytes=999999-"})
    assert beyond.status_code == 416


def test_the_files_of_a_module_that_is_gone_are_swept(
    module: Module, aino: Person, client_of: ClientOf
) -> None:
    give(client_of(aino), module, PDF)
    lies = Path(settings.DATA) / "material" / str(Material.objects.get().pk)
    modules.remove_module(module)
    assert sweep_due() == 0  # it may be of a row that is just being written
    os.utime(lies, (0, 0))
    assert sweep_due() == 1
    assert not lies.exists()
