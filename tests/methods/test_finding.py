"""The catalogue finds what fits a wish, and says what to loosen when nothing does."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from talkoot.methods import catalogue, library
from talkoot.methods.definition import OwnPace
from talkoot.methods.finding import NEEDS, TOPICS, Entry, Wish, fits, found, loosen, short_only


def entry(ref: str, **words: Any) -> Entry:
    base = library.find("round-of-voices")
    return Entry(ref, base.model_copy(update={"open": None} | words))


ENTRIES = [
    entry("clinic", needs=("peer-help", "stuck"), topic="peer", remote="with-care"),
    entry("quick", needs=("quick", "ideas"), topic="voices"),
    entry("still", needs=("listen",), topic="voices", remote="no"),
]


def refs(wish: Wish) -> list[str]:
    return [one.ref for one in found(ENTRIES, wish)]


def test_nothing_wished_for_finds_everything() -> None:
    assert set(refs(Wish())) == {"clinic", "quick", "still"}


def test_a_need_and_a_topic_find_theirs() -> None:
    assert refs(Wish(needs=frozenset({"stuck"}))) == ["clinic"]
    assert refs(Wish(topic="voices")) == ["quick", "still"]


def test_remote_leaves_out_what_does_not_fit_and_puts_last_what_needs_care() -> None:
    assert refs(Wish(remote=True)) == ["quick", "clinic"]


def test_two_met_needs_go_before_one() -> None:
    assert refs(Wish(needs=frozenset({"quick", "ideas", "stuck"}))) == ["quick", "clinic"]


def test_what_a_method_is_for_first_of_all_goes_first() -> None:
    first = entry("first", needs=("decide", "ideas", "listen"))
    last = entry("again", needs=("listen", "ideas", "decide"))
    assert [one.ref for one in found([last, first], Wish(needs=frozenset({"decide"})))] == [
        "first",
        "again",
    ]


def test_beside_what_was_understood_only_names_of_methods_are_searched_for() -> None:
    read = Wish(minutes=45, words=("pääse", "caseklinikka"))
    clinic = [Entry("c", library.find("case-clinic"))]
    assert catalogue.merged(Wish(), read, clinic).words == ("caseklinikka",)
    assert catalogue.merged(Wish(), Wish(words=("pääse",)), clinic).words == ("pääse",)


def test_size_and_time_are_kept_to() -> None:
    size = ENTRIES[0].method.size
    assert refs(Wish(people=size.largest))
    assert not refs(Wish(people=size.largest + 1))
    assert not refs(Wish(people=size.smallest - 1))
    length = ENTRIES[0].method.minutes(short=True)
    assert refs(Wish(minutes=length))
    assert not refs(Wish(minutes=length - 1))


def test_a_short_form_that_fits_is_told_as_such() -> None:
    clinic = library.find("case-clinic")
    assert fits(clinic, Wish(minutes=40))
    assert short_only(clinic, Wish(minutes=40))
    assert not short_only(clinic, Wish(minutes=90))


def test_own_pace_is_only_for_what_has_an_open_form() -> None:
    assert "open" in refs_with_open(Wish(pace="open"))
    assert "clinic" not in refs_with_open(Wish(pace="open"))


def refs_with_open(wish: Wish) -> list[str]:
    return [one.ref for one in found([*ENTRIES, entry("open", open=OwnPace(days=7))], wish)]


def test_words_are_met_in_every_language_and_bent() -> None:
    clinic = Entry("c", library.find("case-clinic"))
    for word in ("caseklinikka", "caseklinikan", "fallklinik", "clinic"):
        assert found([clinic], Wish(words=(word,))), word
    assert not found([clinic], Wish(words=("vuosikello",)))


def test_what_to_loosen_names_each_part_that_stands_in_the_way() -> None:
    wish = Wish(needs=frozenset({"listen"}), remote=True)
    assert refs(wish) == []
    assert loosen(ENTRIES, wish) == [("needs", 2), ("remote", 1)]


def test_nothing_is_proposed_to_be_loosened_that_would_not_help() -> None:
    assert loosen(ENTRIES, Wish(people=9999, topic="year")) == []


wishes = st.builds(
    Wish,
    needs=st.frozensets(st.sampled_from(NEEDS), max_size=3),
    topic=st.sampled_from(["", *TOPICS]),
    minutes=st.none() | st.integers(1, 600),
    people=st.none() | st.integers(1, 10_000),
    remote=st.booleans(),
    pace=st.sampled_from(["", "live", "open"]),
    words=st.lists(st.sampled_from(["idea", "äänet", "&=?"]), max_size=2).map(tuple),
)


@given(wishes)
def test_an_address_asks_for_the_same_wish_again(wish: Wish) -> None:
    assert catalogue.wish_of(QueryDict(catalogue.address(wish)[1:])) == wish


@given(wishes)
def test_each_chip_takes_away_its_part_and_no_other(wish: Wish) -> None:
    fewer = [catalogue.wish_of(QueryDict(chip.without[1:])) for chip in catalogue.chips(wish)]
    assert all(one != wish for one in fewer)
    assert len(fewer) == len(wish.parts()) + max(len(wish.needs) - 1, 0)
    assert all(set(one.parts()) <= set(wish.parts()) for one in fewer)


def test_an_address_that_makes_no_sense_wishes_for_nothing() -> None:
    said = QueryDict("need=x&topic=y&minutes=-3&people=1e9&pace=z&minutes=²")
    assert catalogue.wish_of(said) == Wish()
