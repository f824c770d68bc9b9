"""A calendar follows by a secret address that its owner takes back."""

from __future__ import annotations

from talkoot.people.actions.following import follow, followed, follower, unfollow
from talkoot.people.models import CalendarKey, Person


def test_an_address_is_the_same_until_it_is_taken_back(aino: Person) -> None:
    first = follow(aino, "mine")
    assert follow(aino, "mine") == followed(aino, "mine") == first
    unfollow(aino, "mine")
    assert follower(first) is None
    assert follow(aino, "mine") != first


def test_what_is_kept_is_not_the_address(aino: Person) -> None:
    token = follow(aino, "mine")
    kept = CalendarKey.objects.get()
    assert token not in kept.seed + kept.key
    found = follower(token)
    assert found is not None
    assert (found.person, found.subject) == (aino, "mine")


def test_each_person_and_each_subject_has_an_address_of_its_own(
    aino: Person, bengt: Person
) -> None:
    assert len({follow(aino, "mine"), follow(aino, "clock:1"), follow(bengt, "mine")}) == 3


def test_a_person_who_may_not_sign_in_is_followed_no_more(aino: Person) -> None:
    token = follow(aino, "mine")
    Person.objects.filter(pk=aino.pk).update(is_active=False)
    assert follower(token) is None
