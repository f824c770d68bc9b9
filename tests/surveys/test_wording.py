"""Writing what a survey asks: themes from the shelf, own words, others' words, and undo."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from talkoot.methods import reading as texts
from talkoot.people.models import Organisation, Person, Unit
from talkoot.surveys import library
from talkoot.surveys.actions import plan, word
from talkoot.surveys.models import Questions, Survey, WordingRight
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db
SAYS = {"fi": "Sanat.", "sv": "Ord.", "en": "Words."}


@pytest.fixture
def short(kuoma: Organisation, units: list[Unit]) -> Survey:
    made = plan.prepare(
        kuoma, library.source_of("wellbeing-short"), "Kysely", handled_on=date(2026, 9, 1)
    )
    return Survey.objects.get(pk=made.pk)


@pytest.fixture
def desk(client_of: ClientOf, aino: Person) -> Client:
    client = client_of(aino)
    client.cookies["django_language"] = "en"
    return client


def form_of(survey: Survey, **more: Any) -> dict[str, Any]:
    """What the page posts back, as it stands."""
    mine = word.draft_of(survey)
    words = texts.words_of(mine.draft)
    sent: dict[str, Any] = {"seen": mine.edits, "scales._shown": 1, "items._shown": 1}
    for name in ("scales", "items"):
        for place, row in enumerate(words[name]):
            sent[f"{name}.{place}._shown"] = 1
            sent[f"{name}.{place}.reverse._shown"] = 1
            if row.get("reverse"):
                sent[f"{name}.{place}.reverse"] = "on"
    return sent | more


def press(desk: Client, survey: Survey, do: str = "", **more: Any) -> Survey:
    response = desk.post(f"/surveys/{survey.pk}/questions/", form_of(survey, do=do, **more))
    assert response.status_code == 302, response.content.decode()
    return Survey.objects.get(pk=survey.pk)


def asked(survey: Survey) -> list[str]:
    return [item.id for item in survey.questionnaire.items]


class Filled(HTMLParser):
    """What a browser would send of a page's form, as it stands."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, Any] = {}
        self._area = self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "textarea":
            self._area, self.sent[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and ("selected" in given or self._select not in self.sent):
            self.sent[self._select] = given.get("value") or ""
        elif tag == "input" and name and "disabled" not in given:
            is_ticked = "checked" in given
            if is_ticked or given.get("type") != "checkbox":
                self.sent[name] = given.get("value") or ("on" if is_ticked else "")

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        self._area = "" if tag == "textarea" else self._area


def test_a_page_that_is_saved_as_it_stands_changes_nothing(desk: Client, short: Survey) -> None:
    survey = press(desk, short, "take", shelf=["brs-6:resilience", "talkoot-constructs:stress"])
    before = word.draft_of(survey).draft
    page = f"/surveys/{short.pk}/questions/"
    filled = Filled(desk.get(page).content.decode()).sent
    assert desk.post(page, filled).status_code == 302
    assert word.draft_of(survey).draft == before


def test_a_theme_is_taken_from_the_shelf_with_its_words(desk: Client, short: Survey) -> None:
    survey = press(desk, short, "take", shelf=["talkoot-constructs:stress"])
    bank = library.shipped()["talkoot-constructs"]
    assert asked(survey)[-1] == "st1"
    assert survey.questionnaire.scale("stress") == bank.scale("stress")
    again = press(desk, survey, "take", shelf=["talkoot-constructs:stress"])
    assert asked(again) == asked(survey)


def test_what_is_typed_is_kept_by_every_button(desk: Client, short: Survey) -> None:
    survey = press(desk, short, "down:scales.0", **{"title.fi": "Meidän kysely"})
    assert survey.questionnaire.title.fi == "Meidän kysely"
    assert asked(survey)[:2] == ["vo1", "ps1"]


def test_a_removed_theme_comes_back_with_undo(desk: Client, short: Survey) -> None:
    survey = press(desk, short, "remove:scales.0")
    assert "ps1" not in asked(survey)
    desk.post(f"/surveys/{survey.pk}/questions/undo/")
    assert asked(Survey.objects.get(pk=survey.pk))[0] == "ps1"


def test_an_own_question_is_asked_once_it_has_its_words(desk: Client, short: Survey) -> None:
    survey = press(desk, short, "item:ps")
    assert len(asked(survey)) == 9  # without words it waits, as an instrument's does
    with translation.override("en"):
        assert "The wording of some questions is missing." in plan.missing(survey)
    place = next(n for n, one in enumerate(survey.questionnaire.items) if one.text is None)
    said = {f"items.{place}.text.{language}": text for language, text in SAYS.items()}
    survey = press(desk, survey, **said)
    assert survey.questionnaire.items[place].text
    assert survey.questionnaire.without_wording == ()


def test_a_question_about_health_is_refused_with_the_reason_and_stays_typed(
    desk: Client, short: Survey
) -> None:
    said = "Mitä lääkkeitä käytät?"
    press(desk, short, **{"items.0.text.fi": said})
    page = desk.get(f"/surveys/{short.pk}/questions/").content.decode()
    assert said in page
    assert "asks about health" in page
    assert "ps1" in asked(Survey.objects.get(pk=short.pk))  # what was right is asked still
    with translation.override("en"):
        missing = plan.missing(Survey.objects.get(pk=short.pk))
    assert "What was written last of the questions cannot be used yet." in missing


def test_words_that_were_changed_do_not_go_by_the_shelfs_name(desk: Client, short: Survey) -> None:
    """Otherwise a later survey would compare two different questions."""
    survey = press(desk, short, **{f"items.0.text.{one}": text for one, text in SAYS.items()})
    first = survey.questionnaire.items[0]
    assert first.id.startswith("own-")
    assert first.scale.startswith("own-")
    assert asked(survey)[1:] == asked(short)[1:]


def test_two_who_write_at_once_lose_nothing(desk: Client, short: Survey) -> None:
    early = form_of(short) | {"title.fi": "Hitaampi"}
    press(desk, short, **{"title.fi": "Nopeampi"})
    late = desk.post(f"/surveys/{short.pk}/questions/", early)
    assert late.status_code == 409
    assert "Hitaampi" in late.content.decode()
    assert Survey.objects.get(pk=short.pk).questionnaire.title.fi == "Nopeampi"


def test_more_than_forty_at_once_are_not_asked_but_in_pulses_they_may(
    desk: Client, short: Survey
) -> None:
    bank = library.shipped()["talkoot-constructs"]
    survey = press(desk, short, "take", shelf=[f"{bank.id}:{one.id}" for one in bank.scales])
    with translation.override("en"):
        assert "40 is the most" in word.missing(survey)[0]
    assert word.missing(press(desk, survey, rotate="12")) == []


def test_an_instrument_needs_its_words_and_somebody_who_says_they_may_be_used(
    desk: Client, short: Survey, aino: Person
) -> None:
    survey = press(desk, short, "take", shelf=["brs-6:resilience"])
    with translation.override("en"):
        told = " ".join(plan.missing(survey))
    assert "The wording of some questions is missing." in told
    assert "may use the wording of: Resilience" in told
    places = [n for n, one in enumerate(survey.questionnaire.items) if one.text is None]
    said = {f"items.{n}.text.{one}": f"{text} {n}" for n in places for one, text in SAYS.items()}
    survey = press(desk, survey, **said)
    assert [one.id for one in word.without_right(survey)] == ["resilience"]
    desk.post(f"/surveys/{survey.pk}/questions/right/", {"scale": ["resilience", "ps"]})
    kept = WordingRight.objects.get()
    assert (kept.scales, kept.said_by) == (["resilience"], aino)
    assert word.missing(survey) == []
    assert aino.name in desk.get(f"/surveys/{survey.pk}/questions/").content.decode()


def test_the_mark_of_somebody_elses_words_cannot_be_rubbed_out(short: Survey, aino: Person) -> None:
    source = library.source_of("uwes-3").replace("permission = true\n", "")
    word.save(short, source, aino, seen=0)
    assert word.without_right(Survey.objects.get(pk=short.pk))


def test_an_instrument_of_which_a_part_is_asked_goes_by_another_name(
    desk: Client, short: Survey
) -> None:
    survey = press(desk, short, "take", shelf=["brs-6:resilience"])
    survey = press(desk, survey, f"remove:items.{len(asked(survey)) - 1}")
    assert "resilience" not in [one.id for one in survey.questionnaire.scales]
    assert word.without_right(survey)


def test_the_source_goes_out_and_comes_in_and_is_kept_when_wrong(
    desk: Client, short: Survey
) -> None:
    out = desk.get(f"/surveys/{short.pk}/questions/file/")
    assert out.content.decode() == short.source
    broken = SimpleUploadedFile("q.toml", b"title = [")
    desk.post(f"/surveys/{short.pk}/questions/source/", {"seen": 0, "file": broken})
    assert Questions.objects.get().draft == "title = ["
    assert Survey.objects.get(pk=short.pk).source == short.source
    assert desk.get(f"/surveys/{short.pk}/questions/").status_code == 302
    page = desk.get(f"/surveys/{short.pk}/questions/source/").content.decode()
    assert "not TOML" in page


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"x" * 900_000, b"a = " + b"[" * 3000])
def test_a_hostile_file_is_refused_or_kept_as_a_draft_and_breaks_nothing(
    desk: Client, short: Survey, raw: bytes
) -> None:
    file = SimpleUploadedFile("q.toml", raw)
    response = desk.post(f"/surveys/{short.pk}/questions/source/", {"seen": 0, "file": file})
    assert response.status_code == 302
    assert desk.get(f"/surveys/{short.pk}/").status_code == 200
    assert Survey.objects.get(pk=short.pk).source == short.source


@pytest.mark.parametrize("do", ["remove:scales.99", "up:nonsense", "item:nobody", "add:title"])
def test_a_button_for_what_is_not_there_finds_nothing(desk: Client, short: Survey, do: str) -> None:
    sent = form_of(short, do=do)
    assert desk.post(f"/surveys/{short.pk}/questions/", sent).status_code == 404


def test_once_it_is_open_nothing_is_written(desk: Client, survey: Survey) -> None:
    assert desk.get(f"/surveys/{survey.pk}/questions/").status_code == 404
    with pytest.raises(Survey.DoesNotExist):
        word.save(survey, survey.source, None, seen=0)


def test_the_next_pulse_asks_the_following_themes(desk: Client, short: Survey) -> None:
    survey = press(desk, short, rotate="3", weeks="4")
    assert asked(survey) == ["ps1", "vo1", "wd1"]
    following = word.next_pulse(survey, Person.objects.get(name="Aino"))
    assert asked(following) == ["in1", "co1", "cm1"]
    assert following.title == survey.title
    assert asked(word.next_pulse(following, Person.objects.get(name="Aino"))) == ["vi1", "re1"]


def test_only_who_runs_it_writes(client_of: ClientOf, short: Survey, cecilia: Person) -> None:
    for page in ("", "source/", "file/", "table/", "try/", "smallest/"):
        assert client_of(cecilia).get(f"/surveys/{short.pk}/questions/{page}").status_code == 404


def test_a_trial_keeps_nothing(desk: Client, short: Survey) -> None:
    sent = {"ps1": "3", "vo1": "2"}
    page = desk.post(f"/surveys/{short.pk}/questions/try/", sent).content.decode()
    assert "Nothing was kept" in page
    assert 'name="ps1" value="3"' in page
