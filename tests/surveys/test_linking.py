"""Waves that are linked: who may agree to it, what is stored, and what each who looks could do."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from scipy import stats

from talkoot.figures import pairs
from talkoot.people.models import Organisation, Person
from talkoot.site.cli import main
from talkoot.surveys import ballots, linking, personal, returning, slips
from talkoot.surveys.actions import answer, count, invite, link, plan, trust
from talkoot.surveys.actions.again import ask_again
from talkoot.surveys.attacking import attacked
from talkoot.surveys.documents import DOCUMENTS
from talkoot.surveys.models import Answer, Ballot, Invitee, Linking, Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import Trustee, place_of

pytestmark = pytest.mark.django_db(transaction=True)

STAFF = {"100": 14, "200": 12, "300": 16}
AGREED = date(2026, 8, 20), "Luottamusmiehet, yhteistoimintakokous"


@pytest.fixture
def key() -> bytes:
    """The trustee's link key; the server never has it."""
    return linking.new_key()


def fresh(survey: Survey) -> Survey:
    return Survey.objects.get(pk=survey.pk)


def asked(survey: Survey, key: bytes) -> Survey:
    """Everybody is asked by name, and has a token."""
    for code, people in STAFF.items():
        for number in range(people):
            mail = f"person{code}{number}@kuoma.example"
            invite.add(survey, place_of(survey, code), name=f"{code} {number}", email=mail)
    given = linking.tokens(key, link.people(survey)["people"])
    link.take_tokens(survey, given)
    return fresh(survey)


@pytest.fixture
def agreed(draft: Survey, key: bytes) -> Survey:
    link.agree(draft, *AGREED)
    link.keep_check_word(draft, linking.check_word(key))
    return fresh(draft)


@pytest.fixture
def first(agreed: Survey, key: bytes) -> Survey:
    plan.open_survey(agreed)
    return asked(fresh(agreed), key)


def given(survey: Survey, seed: int, *, shy: int = 5) -> dict[str, tuple[int, int]]:
    """All answer; the first few of each unit do not wish to be followed. What the others gave."""
    rng = Random(seed)
    people = list(survey.invitees.order_by("name"))
    rng.shuffle(people)
    told = {}
    for one in people:
        wishes = int(one.name.split()[1]) >= shy
        steps = rng.randint(1, 5), rng.randint(1, 5)
        if wishes:
            told[one.email] = steps
        words = {"vo1": steps[0], "vo2": steps[1]}
        code = personal.code(survey.pk, one.pk)
        answer.submit(survey, code, one.place, words, linked=wishes)
    return told


def counted(survey: Survey, trustee: Trustee, key: bytes | None) -> Survey:
    answer.close(survey)
    opened, _found, _strange = linking.paired(trustee.opens(survey), key)
    count.load(fresh(survey), opened)
    return fresh(survey)


def next_wave(first: Survey, trustee: Trustee, key: bytes) -> Survey:
    made = ask_again(first, "Uudelleen")
    plan.change(made, handled_on=date(2026, 10, 1))
    plan.keep_key(made, base64.b64encode(trustee.public).decode(), "Tuulikki Tammi")
    trustee.tries(fresh(made))
    plan.open_survey(fresh(made))
    return asked(fresh(made), key)


@pytest.fixture
def two_waves(first: Survey, trustee: Trustee, key: bytes) -> Callable[..., Any]:
    def ask_twice(second_key: bytes | None = key, **more: Any) -> Any:
        before = given(first, 1, **more)
        count.publish(counted(first, trustee, key), seconds=1)
        second = next_wave(fresh(first), trustee, key)
        now = given(second, 2, **more)
        return before, now, counted(second, trustee, second_key)

    return ask_twice


def ids(survey: Survey) -> set[str]:
    found = Answer.objects.filter(box=survey.box)
    return {one.body[link.PAIR] for one in found if link.PAIR in one.body}


def test_nothing_is_linked_by_default(draft: Survey, trustee: Trustee) -> None:
    plan.open_survey(draft)
    survey = asked(fresh(draft), linking.new_key()) if link.of(draft) else fresh(draft)
    assert not Linking.objects.exists()
    with pytest.raises(link.NotNowError):
        link.take_tokens(survey, {})


def test_it_is_agreed_before_the_survey_opens_and_never_later(draft: Survey) -> None:
    plan.open_survey(draft)
    with pytest.raises(link.NotNowError):
        link.agree(fresh(draft), *AGREED)
    assert link.of(draft) is None


def test_a_wave_after_one_that_was_not_linked_cannot_be(draft: Survey, kuoma: Organisation) -> None:
    later = plan.prepare(kuoma, draft.source, "Toinen", before=draft)
    with pytest.raises(link.NotNowError):
        link.agree(later, *AGREED)


def test_where_the_server_keeps_the_key_nobody_is_followed(draft: Survey) -> None:
    Survey.objects.filter(pk=draft.pk).update(mode=Survey.Mode.CONFIDENTIAL)
    with pytest.raises(link.NotNowError):
        link.agree(draft, *AGREED)


def test_it_does_not_open_until_the_trustee_has_a_link_key(draft: Survey, key: bytes) -> None:
    link.agree(draft, *AGREED)
    assert len(plan.missing(fresh(draft))) == 1
    assert not link.keep_check_word(draft, "not a word of a key")
    assert link.keep_check_word(draft, linking.check_word(key))
    assert not plan.missing(fresh(draft))


def test_the_trustee_is_told_no_names_and_the_same_person_alike_in_both_waves(
    first: Survey, trustee: Trustee, key: bytes
) -> None:
    Invitee.objects.filter(survey=first).update(link="")
    one = link.people(first)["people"]
    assert len(one) == sum(STAFF.values())
    assert "person" not in str(one)
    given(first, 1)
    count.publish(counted(first, trustee, key), seconds=1)
    second = next_wave(fresh(first), trustee, key)
    Invitee.objects.filter(survey=second).update(link="")
    assert link.people(second)["people"] == one


def test_what_lies_on_the_server_is_another_word_in_every_wave(
    first: Survey, trustee: Trustee, key: bytes
) -> None:
    before = {one.email: one.link for one in first.invitees.all()}
    given(first, 1)
    count.publish(counted(first, trustee, key), seconds=1)
    second = next_wave(fresh(first), trustee, key)
    now = {one.email: one.link for one in second.invitees.all()}
    assert not set(before.values()) & set(now.values())
    assert {linking.pair_id(key, one) for one in before.values()} == {
        linking.pair_id(key, one) for one in now.values()
    }
    other = linking.new_key()
    assert {linking.pair_id(other, one) for one in now.values()} == {None}


def test_a_ballot_is_as_long_with_a_token_as_without(first: Survey) -> None:
    given(first, 1)
    assert len({len(bytes(one.sealed)) for one in Ballot.objects.all()}) == 1


def test_nobody_is_followed_who_did_not_ask_for_it_or_drew_a_slip(
    first: Survey, trustee: Trustee, key: bytes
) -> None:
    told = given(first, 1)
    answer.close(first)
    opened = trustee.opens(first)
    assert sum("link" in one for one in opened) == len(told)
    assert link.token_of(first, "3ABCDEFGH") == ""


def test_after_counting_every_answer_has_an_id_and_none_leads_to_the_roster(
    first: Survey, trustee: Trustee, key: bytes
) -> None:
    """The attack: whoever has the whole database, its key, and the roster with its tokens."""
    told = given(first, 1)
    done = counted(first, trustee, key)
    found = ids(done)
    assert len(found) == sum(STAFF.values()) > len(told)
    known = {one.link for one in done.invitees.all()} | set(link.people(done)["people"])
    raw = [base64.b64decode(one).hex() for one in known if len(one) == linking.TOKEN_LETTERS]
    assert not any(one in words for one in found for words in (*known, *raw))
    guessed = {linking.pair_id(b"\0" * 32, one) for one in known}
    assert not guessed & found


def test_the_trustee_with_the_list_could_tell_whose_an_answer_is_as_is_said(
    first: Survey, trustee: Trustee, key: bytes
) -> None:
    """The honest limit, until the link key is destroyed: this must be told, and so must hold."""
    given(first, 1)
    done = counted(first, trustee, key)
    found = {linking.pair_id(key, one.link) for one in done.invitees.all()}
    assert len(found & ids(done)) == sum(STAFF.values()) - 5 * len(STAFF)


def test_a_token_that_comes_twice_links_neither(key: bytes) -> None:
    sealed = linking.token(key, "a")
    twice = [{"unit": 0, "answer": {}, "link": sealed} for _one in range(2)]
    rows, found, strange = linking.paired(twice, key)
    assert (found, strange) == (0, 2)
    assert rows[0]["pair"] != rows[1]["pair"]


def test_a_token_that_somebody_else_made_links_nobody(key: bytes) -> None:
    forged = {"unit": 0, "answer": {}, "link": linking.token(linking.new_key(), "a")}
    rows, found, strange = linking.paired([forged], key)
    assert (found, strange) == (0, 1)
    assert set(rows[0]) == {"unit", "answer", "pair"}


def test_without_the_link_key_the_answers_are_opened_all_the_same(
    two_waves: Callable[..., Any],
) -> None:
    _before, _now, second = two_waves(second_key=None)
    count.publish(second, seconds=1)
    results = fresh(second).summary
    assert results is not None
    assert "change" in results
    assert results["followed"] == {"voice": {}}


def told_of(survey: Survey) -> dict[str, Any]:
    """What is published of those who were followed, by the key of the figure."""
    rows = survey.told.all()
    return {
        str(one.key): one.figures["followed"]["voice"] for one in rows if "followed" in one.figures
    }


def test_the_house_is_told_the_paired_change_of_those_who_wished_it_both_times(
    two_waves: Callable[..., Any],
) -> None:
    before, now, second = two_waves()
    count.publish(second, seconds=1)
    shared = sorted(set(before) & set(now))
    scores = [[(one[mail][0] + 6 - one[mail][1]) / 2 for mail in shared] for one in (before, now)]
    house = told_of(fresh(second))["0"]
    assert house["n"] == len(shared)
    expected = stats.ttest_rel(scores[1], scores[0])
    interval = expected.confidence_interval()
    difference = sum(scores[1]) / len(shared) - sum(scores[0]) / len(shared)
    assert house["change"] == pytest.approx(difference, abs=0.006)
    assert (house["low"], house["high"]) == pytest.approx((interval.low, interval.high), abs=0.011)


def test_who_was_shy_in_numbers_under_five_keeps_the_change_of_the_unit_untold(
    two_waves: Callable[..., Any],
) -> None:
    """One in each unit: three in the house, whose answers the change would give away."""
    _before, _now, second = two_waves(shy=1)
    count.publish(second, seconds=1)
    assert told_of(fresh(second)) == {}


def test_the_attacker_is_given_both_waves_and_the_change_and_finds_nobody(
    two_waves: Callable[..., Any],
) -> None:
    _before, _now, second = two_waves()
    found = count.analysed(second)
    waves = count.changed(second, found)
    follow = count.followed(second, found, waves)
    assert follow is not None
    assert follow.tried()
    verdicts = attacked(found, 2, waves, follow=follow)
    assert all(one.safe for one in verdicts)


def test_the_attacker_stops_a_change_that_leaves_few_over(
    two_waves: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the rule: each unit's change of all but one. Nothing may be published then."""
    _before, _now, second = two_waves(shy=1)
    monkeypatch.setattr(pairs, "left_over", lambda _wave, _rows, number: [9] * number)
    with pytest.raises(count.LeakError):
        count.publish(second, seconds=3)
    assert fresh(second).state == Survey.State.COUNTED


def test_when_the_last_wave_is_published_nothing_leads_from_answer_to_answer(
    two_waves: Callable[..., Any], first: Survey
) -> None:
    _before, _now, second = two_waves()
    assert ids(second) & ids(first)
    count.publish(second, seconds=1)
    assert not ids(second) | ids(fresh(first))


def path_of(survey: Survey) -> str:
    """The path of the trustee's page."""
    trust.name(survey, "Tuulikki Tammi")
    return trust.address(survey).partition("/trustee/")[2].join(("/trustee/", ""))


def test_the_coordinator_agrees_to_it_on_the_desk_and_may_leave_it_off_again(
    client_of: ClientOf, aino: Person, draft: Survey
) -> None:
    desk = client_of(aino)
    words = {"decided_on": "2026-08-20", "decided_by": "Luottamusmiehet"}
    late = {"decided_on": "2099-08-20", "decided_by": "Luottamusmiehet"}
    assert desk.post(f"/surveys/{draft.pk}/linking/", late).status_code == 200
    assert desk.post(f"/surveys/{draft.pk}/linking/", words).status_code == 302
    assert "Luottamusmiehet" in desk.get(f"/surveys/{draft.pk}/").content.decode()
    desk.post(f"/surveys/{draft.pk}/linking/", {"off": "1"})
    assert link.of(draft) is None


def test_the_trustee_gives_the_word_of_her_key_and_then_a_token_for_each(
    client: Client, draft: Survey, key: bytes
) -> None:
    link.agree(draft, *AGREED)
    path = path_of(draft)
    assert client.get(f"{path}people.json").status_code == 404
    assert client.post(f"{path}link/", {"word": "no word"}).status_code == 200
    assert client.post(f"{path}link/", {"word": linking.check_word(key)}).status_code == 302
    plan.open_survey(fresh(draft))
    invite.add(fresh(draft), 1, name="Aada", email="aada@kuoma.example")
    told = client.get(f"{path}people.json").json()
    assert told["link"] == linking.check_word(key)
    made = json.dumps({"tokens": linking.tokens(key, told["people"])}).encode()
    junk = SimpleUploadedFile("TOKENS.json", b'{"tokens": {"a": 1}}')
    client.post(f"{path}link/", {"tokens": junk})
    assert not Invitee.objects.get().link
    client.post(f"{path}link/", {"tokens": SimpleUploadedFile("TOKENS.json", made)})
    assert linking.looks_like_token(Invitee.objects.get().link)


def test_the_trustee_can_do_all_of_it_by_commands(
    tmp_path: Path, first: Survey, trustee: Trustee
) -> None:
    keys, people, made = (tmp_path / name for name in ("LINK.txt", "PEOPLE.json", "TOKENS.json"))
    box, private, opened = (tmp_path / name for name in ("BOX.json", "KEY.txt", "OPENED.json"))
    assert main(["link", "key", str(keys)]) == 0
    assert main(["link", "key", str(keys)]) == 2
    key = linking.read_key(keys.read_text())
    Linking.objects.update(check_word=linking.check_word(key))
    Invitee.objects.update(link="")
    people.write_text(json.dumps(link.people(first)))
    assert main(["link", "tokens", str(people), str(keys), str(made)]) == 0
    assert link.take_tokens(first, json.loads(made.read_text())["tokens"]) == 42
    told = given(first, 1)
    answer.close(first)
    box.write_text(json.dumps(trust.box(fresh(first))))
    private.write_text(ballots.written(trustee.private))
    words = ["tally", str(box), str(private), str(opened)]
    other = tmp_path / "OTHER.txt"
    other.write_text(linking.written(linking.new_key()))
    assert main([*words, "--link", str(other)]) == 2
    assert main([*words, "--link", str(keys)]) == 0
    rows = returning.read(first.pk, json.loads(opened.read_text())["sealed"])
    known = {linking.pair_id(key, one.link) for one in first.invitees.all()}
    assert len({one["pair"] for one in rows} & known) == len(told)
    assert not any("link" in one for one in rows)


def test_the_respondent_reads_who_could_find_out_and_ticks_or_leaves_it(
    client: Client, first: Survey, trustee: Trustee
) -> None:
    """Without JavaScript; the box is empty at first, and an untouched one is a no."""
    people = list(first.invitees.order_by("name")[:2])
    for one, wish in zip(people, ({"follow-me": "1"}, {}), strict=True):
        code = personal.code(first.pk, one.pk)
        about = client.get(f"/s/{code}/?language=en").content.decode()
        assert "whoever runs the server could together find out" in about
        asked = client.get(f"/s/{code}/questions/?language=en").content.decode()
        assert 'name="follow-me" value="1">' in asked
        sent = client.post(f"/s/{code}/questions/", {"vo1": "3", "vo2": "2"} | wish)
        assert sent.status_code == 302
    answer.close(first)
    assert sorted("link" in one for one in trustee.opens(first)) == [False, True]


def test_who_has_no_token_is_not_asked(client: Client, first: Survey) -> None:
    one = first.invitees.earliest("name")
    Invitee.objects.filter(pk=one.pk).update(link="")
    code = personal.code(first.pk, one.pk)
    assert "follow-me" not in client.get(f"/s/{code}/questions/").content.decode()
    plan.print_slips(first, {1: 1})
    paper = slips.code(first.pk, 1, 1)
    assert "follow-me" not in client.get(f"/s/{paper}/questions/").content.decode()


def test_documents_say_the_limit_where_waves_are_linked_and_are_silent_elsewhere(
    first: Survey, kuoma: Organisation
) -> None:
    plain = plan.prepare(kuoma, first.source, "Toinen")
    with translation.override("en"):
        for write in DOCUMENTS.values():
            words, others = (" ".join(write(one).text().split()) for one in (first, plain))
            assert "whoever runs the server could together tell whose" in words
            assert AGREED[1] in words
            assert "could together" not in others


def test_results_tell_the_change_of_the_same_people_beside_that_of_the_groups(
    client_of: ClientOf, aino: Person, two_waves: Callable[..., Any]
) -> None:
    _before, _now, second = two_waves()
    count.publish(second, seconds=1)
    desk = client_of(aino)
    desk.cookies["django_language"] = "en"
    page = desk.get(f"/surveys/{second.pk}/results/?unit=0").content.decode()
    assert "The same people" in page
    assert "Of 27 people who wished to be followed" in page


def test_where_the_earlier_answers_are_forgotten_by_now_the_groups_are_still_compared(
    two_waves: Callable[..., Any], first: Survey
) -> None:
    _before, _now, second = two_waves()
    Answer.objects.filter(box=first.box).delete()
    count.publish(second, seconds=1)
    assert told_of(fresh(second)) == {}
    assert any("change" in one.figures for one in fresh(second).told.all())


def test_another_address_needs_another_token(first: Survey) -> None:
    one = first.invitees.earliest("name")
    invite.change(one, email="another@kuoma.example")
    assert Invitee.objects.get(pk=one.pk).link == ""
