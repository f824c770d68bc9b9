"""What is sealed tells nothing without the key, and is read under the key of today or before."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pytest_django.fixtures import Settings

from talkoot.ground import environment
from talkoot.ground.sealed import SealBrokenError, seal, unseal

words = some.dictionaries(some.text(max_size=20), some.text(max_size=400), max_size=4)


@given(words)
def test_what_was_sealed_comes_back(value: dict[str, str]) -> None:
    assert unseal(seal(value)) == value


def test_the_same_words_never_look_the_same_and_their_length_is_not_told() -> None:
    assert seal("kyllä") != seal("kyllä")
    assert len(seal("kyllä")) == len(seal("ei")) == len(seal("x" * 200))


def test_what_was_sealed_under_an_earlier_key_is_still_read(settings: Settings) -> None:
    settings.SECRET_KEY = "the first key"
    sealed = seal({"text": "Avaimet"})
    settings.SECRET_KEY = "the second key"
    with pytest.raises(SealBrokenError, match="another"):
        unseal(sealed)
    settings.SECRET_KEY_FALLBACKS = ["the first key"]
    assert unseal(sealed) == {"text": "Avaimet"}


def test_a_key_that_was_not_set_is_kept_for_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_SUCH_KEY", raising=False)
    kept = tmp_path / "data" / "secret-key"
    first = environment.secret("NO_SUCH_KEY", kept)
    environment.keep(first, kept)
    environment.keep("another", kept)
    assert environment.secret("NO_SUCH_KEY", kept) == first
    assert kept.stat().st_mode & 0o077 == 0
    monkeypatch.setenv("NO_SUCH_KEY", "from the environment")
    assert environment.secret("NO_SUCH_KEY", kept) == "from the environment"
