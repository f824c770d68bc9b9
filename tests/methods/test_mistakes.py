"""Each mistake in a method file gives a sentence that its author understands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from talkoot.methods import library, reading
from talkoot.methods.library import MethodError

GOOD = """\
id = "tea"
version = 1
title = { fi = "Tee", sv = "Te" }
purpose = { fi = "Juoda", sv = "Dricka" }
notes = { fi = "Kuumaa", sv = "Hett" }
source = { fi = "Oma", sv = "Egen" }
licence = { fi = "EUPL", sv = "EUPL" }

[size]
smallest = 3
typical = 6
largest = 12

[[roles]]
id = "host"
title = { fi = "Isäntä", sv = "Värd" }

[[roles]]
id = "guest"
title = { fi = "Vieras", sv = "Gäst" }
seats = "rest"

[[rounds]]
id = "cups"

[[steps]]
id = "pour"
kind = "write"
rounds = "cups"
minutes = 3
title = { fi = "Kaada", sv = "Häll" }

[[steps]]
id = "sip"
kind = "vote"
minutes = 4
cards_from = "pour"
title = { fi = "Maista", sv = "Smaka" }

[[steps]]
id = "answer"
kind = "ask"
minutes = 2
privacy = "anonymous"
title = { fi = "Vastaa", sv = "Svara" }

[[steps.questions]]
id = "warm"
type = "scale"
text = { fi = "Lämmin?", sv = "Varmt?" }
"""


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def told(source: str) -> str:
    with pytest.raises(MethodError) as caught:
        library.parse(source)
    return "\n".join(caught.value.sentences)


def test_the_example_is_good() -> None:
    assert library.parse(GOOD).minutes() == 9


MISTAKES = [
    ("minutes = 3", "minuts = 3", "Line 30, step 'pour': unknown word 'minuts', did you mean"),
    ("minutes = 3", "", "Line 26, step 'pour': the word 'minutes' is missing."),
    ("minutes = 3", "minutes = 500", "Line 30, step 'pour': 'minutes' must be 240 or less."),
    ("minutes = 3", 'minutes = "three"', "'minutes' must be a whole number."),
    ("minutes = 3", "minutes = 3\nshort_minutes = 4", "takes longer than the full one"),
    ("minutes = 3", "minutes = 3\ncards = 0", "Line 31, step 'pour': 'cards' must be 1 or more."),
    ("minutes = 3", "minutes = 3\ncards = 1.5", "'cards' must be a whole number"),
    ("minutes = 3", "minutes = 3\ncardz = 2", "unknown word 'cardz', did you mean 'cards'?"),
    ("minutes = 3", "minutes = 3\nturn_seconds = 2", "unknown word 'turn_seconds'."),
    ('kind = "vote"', 'kind = "rat"', "Line 35, step 'sip': unknown kind 'rat', expected one of"),
    ('rounds = "cups"', 'rounds = "mugs"', "'pour' belongs to unknown rounds: 'mugs'."),
    ('rounds = "cups"', "", "Line 23: no step belongs to the rounds 'cups'."),
    ('rounds = "cups"', 'rounds = "cups"\nby = "cook"', "unknown role: 'cook'."),
    ('id = "cups"', 'id = "cups"\nrotate = "guest"', "rotate 'guest', which is no role for one"),
    ('cards_from = "pour"', 'cards_from = "answer"', "'answer', which does not come before it."),
    ('cards_from = "pour"', 'cards_from = "sip"', "'sip', which does not come before it."),
    ('cards_from = "pour"', 'cards_from = "ans"', "takes cards from an unknown step: 'ans'."),
    ("minutes = 3", 'minutes = 3\nprivacy = "private"', "which is private to its writers."),
    ("minutes = 3", 'minutes = 3\nprivacy = "group"', "but the method has no [groups]."),
    ("minutes = 3", 'minutes = 3\nprivacy = "secret"', "Line 31, step 'pour': 'privacy' must"),
    ('id = "sip"', 'id = "pour"', "two steps are called 'pour'."),
    ('id = "guest"', 'id = "host"', "Line 19: two roles are called 'host'."),
    ('id = "sip"', 'id = "Sip It"', "'id' must be small letters"),
    ('privacy = "anonymous"', 'privacy = "anonymous"\nreveal = "at-once"', "cannot reveal at once"),
    ('type = "scale"', 'type = "grade"', "Line 49, step 'answer': 'type' must be one of 'scale'"),
    ('type = "scale"', 'type = "many"', "question 'warm' needs at least two choices."),
    ('"Smaka"', '""', "Line 38, step 'sip': the text is missing in sv."),
    ('{ fi = "Maista", sv = "Smaka" }', '"Maista"', "'title' must be a table, such as"),
    ('{ fi = "Maista", sv = "Smaka" }', "{ }", "a text needs at least one language."),
    ('sv = "Smaka" }', 'sv = "Smaka", no = "Smak" }', "unknown word 'no'."),
    ('version = 1', "version = 0", "Line 2: 'version' must be 1 or more."),
    ('version = 1', "version = 1\npurpos = 3", "Line 3: unknown word 'purpos', did you mean"),
    ('version = 1', "version = 1\nformat = 9", "says format 9; this Talkoot reads format 1."),
    ("typical = 6", "typical = 60", "the typical size must lie between"),
    ('version = 1', 'version = 1\nneeds = ["tea"]', "Line 3: 'needs' must be one of 'stuck'"),
    ('version = 1', 'version = 1\nneeds = ["quick", "quick"]', "Line 3: the need 'quick' is said"),
    ('version = 1', 'version = 1\nremote = "maybe"', "Line 3: 'remote' must be one of 'fits'"),
    ('version = 1', 'version = 1\ntopic = "tea"', "Line 3: 'topic' must be one of 'peer'"),
    ('version = 1', 'version = 1\nopen = { days = 0 }', "Line 3: 'days' must be 1 or more."),
    ('version = 1', 'version = 1\ntrouble = { fi = "Apua" }', "Line 3: the text is missing in sv."),
    ('version = 1', 'version = 1\nopen = { notes = { fi = "A" } }', "Line 3: the text is missing"),
    ("minutes = 4", 'minutes = 4\nonly = "open"', "'sip' is only for own pace, but the method has"),
    ("minutes = 3", 'minutes = 3\nonly = "open"', "from 'pour', which is there only when 'open'."),
    ('version = 1', "version 1", "Line 2: this is not TOML:"),
    ('version = 1', "version = 1\nversion = 2", "Line 3: this is not TOML:"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "sentence"), MISTAKES, ids=[m[1] for m in MISTAKES])
def test_a_mistake_is_told_where_it_is(right: str, wrong: str, sentence: str) -> None:
    assert GOOD.count(right) >= 1
    assert sentence in told(GOOD.replace(right, wrong, 1))


def test_several_mistakes_are_told_at_once() -> None:
    source = GOOD.replace("minutes = 4", "minuts = 4").replace('type = "scale"', 'type = "x"')
    assert len(told(source).splitlines()) == 3


def test_minutes_that_come_to_nothing_are_a_mistake() -> None:
    source = GOOD
    for line in ("minutes = 3", "minutes = 4", "minutes = 2"):
        source = source.replace(line, "minutes = 0")
    assert "take no time" in told(source)


def test_a_group_secret_is_not_carried_to_the_room() -> None:
    source = GOOD.replace("minutes = 3", 'minutes = 3\nprivacy = "group"')
    source = source.replace("[size]", "[groups]\nsmallest = 3\nlargest = 4\n\n[size]")
    assert "promised to keep in the group" in told(source)


def test_groups_are_in_order() -> None:
    source = GOOD.replace("[size]", "[groups]\nsmallest = 5\nlargest = 4\n\n[size]")
    assert "Line 9: the smallest group is larger than the largest." in told(source)


def test_an_open_form_has_steps_and_their_cards() -> None:
    source = GOOD.replace("version = 1", "version = 1\nopen = { days = 3 }")
    assert library.parse(source).open
    sip_lacks_cards = source.replace("minutes = 3", 'minutes = 3\nonly = "live"')
    assert "'pour', which is there only when 'live'" in told(sip_lacks_cards)
    nothing_left = source
    for line in ("minutes = 3", "minutes = 4", "minutes = 2"):
        nothing_left = nothing_left.replace(line, f'{line}\nonly = "live"')
    assert "nothing is left to be open" in told(nothing_left)


def test_a_led_workshop_does_not_take_the_time_of_steps_that_are_only_open() -> None:
    source = GOOD.replace("version = 1", "version = 1\nopen = { days = 3 }")
    method = library.parse(source.replace("minutes = 2", 'minutes = 2\nonly = "open"'))
    assert method.minutes() == 7
    assert [step.id for step in method.steps_in("live")] == ["pour", "sip"]
    assert [step.id for step in method.steps_in("open")] == ["pour", "sip", "answer"]


def test_rounds_stay_together() -> None:
    source = GOOD.replace('privacy = "anonymous"', 'rounds = "cups"')
    assert "must follow each other" in told(source)


def test_a_file_that_is_not_utf_8_is_refused_with_its_line() -> None:
    with pytest.raises(MethodError, match="Line 3: the file is not UTF-8 text"):
        reading.decode(b'id = "a"\n\ntitle = "\xe4"')


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(MethodError, match="too large"):
        library.parse(GOOD + "#" * reading.LARGEST)
    with pytest.raises(MethodError, match="too large"):
        reading.decode(b"#" * (4 * reading.LARGEST + 1))


@pytest.mark.parametrize("source", ["", "steps = 3", "steps = []", "steps = [3]", "a" * 500])
def test_nonsense_is_refused_with_a_sentence(source: str) -> None:
    assert told(source)


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(MethodError):
        reading.read(reading.decode(b"\x00\x01\x02"))


def test_windows_line_ends_and_a_mark_at_the_start_are_no_mistake() -> None:
    raw = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert library.parse(reading.decode(raw)).id == "tea"


def test_an_author_is_told_in_her_own_language() -> None:
    for language, sentence in (
        ("fi", "Rivi 30, vaihe 'pour': tuntematon sana 'minuts', tarkoititko 'minutes'?"),
        ("sv", "Rad 30, steg 'pour': okänt ord 'minuts', menade du 'minutes'?"),
    ):
        with translation.override(language):
            assert sentence in told(GOOD.replace("minutes = 3", "minuts = 3"))


def test_tables_without_end_are_refused_with_a_sentence() -> None:
    assert "without end" in told(f"{GOOD}deep = {'[' * 200}{']' * 200}\n")
