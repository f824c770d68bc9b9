"""Themes: what is shared is found, the same way each time, and each language apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pytest

from talkoot.demo.written import TOPICS, remarks
from talkoot.figures import lemmas, themes
from talkoot.figures.languages import language_of
from talkoot.figures.lemmas import MARK, Forms
from talkoot.figures.teaching import CONFIRMED, taught
from talkoot.figures.wordspace import space

N = 700


def as_written(words: Iterable[str], _language: str) -> Forms:
    """No dictionary: loading one takes longer than all the rest."""
    known = {word: word[:7] for word in words if len(word) >= lemmas.SHORTEST}
    return Forms(known, {}, "nothing")


@pytest.fixture(autouse=True)
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(themes, "forms", as_written)


def shares(found: themes.Themes, topics: list[str]) -> list[float]:
    """Of each theme, the share of the topic it speaks of most."""
    told = []
    for theme in found.themes:
        mine = [topics[place] for place in theme.comments]
        told.append(max(mine.count(topic) for topic in TOPICS) / len(mine))
    return told


def test_comments_on_one_topic_come_together() -> None:
    texts, topics = remarks(N)
    (found,) = themes.find(texts, "fi")
    assert len(found.themes) == themes.FEWEST
    by_chance = max(topics.count(topic) for topic in TOPICS) / N
    assert np.mean(shares(found, topics)) > 3 * by_chance


def test_each_comment_is_in_one_theme_at_most() -> None:
    (found,) = themes.find(remarks(N)[0], "fi")
    placed = [place for theme in found.themes for place in theme.comments]
    assert len(placed) == len(set(placed)) == N - found.unplaced


def test_the_same_comments_give_the_same_themes() -> None:
    texts = remarks(N)[0]
    one, two = themes.find(texts, "fi"), themes.find(texts, "fi")
    assert one[0].themes == two[0].themes


def test_few_comments_have_phrases_and_no_themes() -> None:
    (found,) = themes.find(remarks(themes.ENOUGH - 1)[0], "fi")
    assert found.themes == ()
    assert found.why_none == "few-comments"
    assert all(n >= 3 for _words, n in found.phrases)
    assert found.phrases


def test_comments_that_share_no_word_make_no_theme() -> None:
    texts = [f"sana{chr(97 + n % 26)}{chr(97 + n // 26)}kirjain" for n in range(themes.ENOUGH)]
    (found,) = themes.find([text[::-1] for text in texts], "fi")
    assert (found.why_none, found.themes) == ("few-words", ())


def test_languages_are_never_mixed() -> None:
    finnish = remarks(200)[0]
    swedish = ["Vi har för mycket att göra och ingen tid för varandra"] * 40
    found = themes.find([*finnish, *swedish])
    assert [one.language for one in found] == ["fi", "sv"]
    assert len(found[1].comments) == 40
    assert not any("göra" in theme.words for theme in found[0].themes)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kiire on liian suuri", "fi"),
        ("Chefen lyssnar inte på oss", "sv"),
        ("We never have time for each other", "en"),
        ("Hyvä!", "fi"),
        ("Arbetsmiljön är bra", "sv"),
        ("?", "fi"),
    ],
)
def test_a_comment_is_known_by_its_small_words_and_letters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_quotes_come_from_different_blocks_first() -> None:
    theme = themes.Theme((), (4, 2, 7, 1), (0.9, 0.8, 0.7, 0.6))
    homes = {4: "a", 2: "a", 7: "b", 1: "c"}
    assert themes.quotes(theme, [homes.get(n) for n in range(8)], 3) == (4, 7, 1)


def test_what_others_call_by_its_parts_is_cut_in_two() -> None:
    known: Mapping[str, int] = {"työ": 3, "hyvinvointi": 2, "kaupunki": 1, "talo": 1, "kunta": 1}
    assert lemmas._compound("työhyvinvointi", known) == ("työ", "hyvinvointi")
    assert lemmas._compound("kunnantalo", known) == ()
    assert lemmas._compound("kuntatalo", known) == ("kunta", "talo")


class Analyser:
    """What libvoikko says of two words, and nothing of others."""

    SAID = {
        "työhyvinvointia": {
            "BASEFORM": "työhyvinvointi",
            "WORDBASES": "+työ(työ)+hyvinvointi(hyvinvointi)",
        },
        "kiireestä": {"BASEFORM": "kiire", "WORDBASES": "+kiire(kiire)"},
    }

    def analyze(self, word: str) -> list[dict[str, str]]:
        return [self.SAID[word]] if word in self.SAID else []


def test_voikko_knows_the_parts_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lemmas, "_voikko", Analyser)
    found = lemmas.forms(["työhyvinvointia", "kiireestä", "xyzzy", "ja"], "fi")
    assert found.by == "voikko"
    assert found.lemmas == {
        "työhyvinvointia": "työhyvinvointi",
        "kiireestä": "kiire",
        "xyzzy": "xyzzy",
    }
    assert found.parts == {"työhyvinvointi": ("työ", "hyvinvointi")}


def test_pieces_of_words_are_never_told() -> None:
    assert lemmas._pieces("arbetsplats")[0] == f"{MARK}arbet"
    rng = np.random.default_rng(1)
    grams = [f"{MARK}{n}" for n in range(5)]
    said = [[*rng.choice(grams, 3), f"ord{n % 9}"] for n in range(60)]
    placed = space(said, 1, without=frozenset())
    assert placed is not None
    told = themes.telling(placed, np.arange(60) < 30, 99)
    assert told
    assert not [word for word in told if word.startswith(MARK)]


def test_a_theme_is_taught_by_ten_comments() -> None:
    texts, topics = remarks(N)
    (found,) = themes.find(texts, "fi")
    mine = [place for place in range(N) if topics[place] == "pay"]
    proposed = taught(found.vectors, mine[:CONFIRMED])
    best = sorted(proposed, key=lambda place: -proposed[place])[:20]
    right = sum(topics[place] == "pay" for place in best)
    assert right > 20 * 3 * len(mine) / N
    assert not set(mine[:CONFIRMED]) & set(proposed)


def test_nine_comments_teach_nothing_yet() -> None:
    assert taught(np.eye(20), range(CONFIRMED - 1)) == {}


def test_a_plain_no_lowers_what_is_like_it() -> None:
    rng = np.random.default_rng(2)
    vectors = np.vstack([rng.normal(1, 0.3, (40, 3)), rng.normal(-1, 0.3, (40, 3))])
    before = taught(vectors, range(10))
    after = taught(vectors, range(10), range(20, 25))
    assert after[30] < before[30]
