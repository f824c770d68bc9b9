"""An operating model goes out as a file, comes in elsewhere, and bad files are refused."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.people.models import Organisation, Person
from talkoot.practice.actions import operating_models as verbs
from talkoot.practice.models import OperatingModel
from talkoot.practice.operating import file as model_file
from talkoot.practice.operating.file import ModelFile, Why
from talkoot.programmes.models import Programme
from tests.conftest import ClientOf

TOLD = ModelFile(id=uuid4(), version=2, organisation="Kuoma", name="Vaihto", steps="Yksi\nKaksi")
GOOD = model_file.write(TOLD, "toml")
signs = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=90)


@given(signs.filter(str.strip), signs, st.sampled_from(["toml", "json"]))
def test_what_is_written_is_read(name: str, steps: str, shape: str) -> None:
    told = ModelFile(id=uuid4(), version=1, organisation="Kuoma", name=name, steps=steps)
    assert model_file.read(model_file.write(told, shape).encode()) == told


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", Why.EMPTY),
        (b"x" * (model_file.MOST_BYTES + 1), Why.HUGE),
        (b"PK\x03\x04\x00", Why.NO_TEXT),
        (b"\xff\xfe", Why.NO_TEXT),
        (GOOD.replace("Yksi", "\u202eYksi").encode(), Why.NO_TEXT),
        (b'{"talkoot": "operating-model"', Why.BROKEN),
        (b'{"a":' * 9000, Why.BROKEN),
        (b"talkoot = " + b"[" * 9000, Why.BROKEN),
        (b"{}", Why.OTHER),
        (b'id = "method"', Why.OTHER),
        (b'talkoot = "operating-model"\nformat = 2', Why.NEWER),
        (GOOD.replace("name =", "nome =").encode(), Why.WRONG),
        (GOOD.replace("version = 2", "version = 0").encode(), Why.WRONG),
        (GOOD.encode() + b'owner = "Liisa"\n', Why.WRONG),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(raw: bytes, why: Why) -> None:
    with pytest.raises(model_file.RefusedError) as refused:
        model_file.read(raw)
    assert refused.value.why == why


def test_cecilia_takes_in_what_kuoma_has_made(
    aino: Person,
    cecilia: Person,
    programme: Programme,
    naapuri: Organisation,
    client_of: ClientOf,
) -> None:
    theirs = Programme.objects.create(organisation=naapuri, title="Naapurin hanke")
    words = {"name": "Vaihto", "steps": "<script>alert(1)</script>", "owner": "Outi"}
    model = verbs.make(programme.house, words, programme=programme)
    file = client_of(aino).get(f"/models/{model.pk}/model.toml").content.decode()
    assert "Outi" not in file
    client = client_of(cecilia)
    asked = {"programme": theirs.pk, "text": file}
    look = client.post("/models/in/", asked).content.decode()
    assert "<script>alert" not in look
    client.post("/models/in/", asked | {"keep": "yes"})
    taken = OperatingModel.objects.get(organisation=theirs.organisation)
    assert (taken.root, taken.state) == (model.root, "idea")
    assert taken.came_from == {"organisation": "Kuoma", "version": 1}
    verbs.word(model, {"steps": "Toisin"}, seen=1)
    newer = client_of(aino).get(f"/models/{model.pk}/model.json").content.decode()
    look = client.post("/models/in/", {"programme": theirs.pk, "text": newer}).content.decode()
    assert "Toisin</ins>" in look.replace("\n", "")
