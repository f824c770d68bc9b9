"""A record is named by what people were asked, which their step's name seldom tells."""

from __future__ import annotations

from django.utils.translation import override

from talkoot.methods import library
from talkoot.methods.asked import asked


def test_ideas_and_their_votes_are_named_by_the_question_they_answer() -> None:
    method = next(one for one in library.shipped() if one.id == "anonymous-ideas")
    with override("fi"):
        named = {step.kind: asked(method, step) for step in method.steps}
    question = "Mikä pieni muutos auttaisi meitä jaksamaan paremmin?"
    assert named["write"] == f"{question} (Kirjoita ideoita)"
    assert named["vote"] == f"{question} (Mihin tartutaan ensin?)"
    assert named["commit"] == "Mikä on ensimmäinen pieni askel?"


def test_every_step_of_the_library_has_a_name_for_what_it_brings() -> None:
    for method in library.shipped():
        given = [step for step in method.steps if step.behaviour.gives]
        for language in ("fi", "sv", "en"):
            with override(language):
                names = [asked(method, step) for step in given]
            assert all(name and len(name) < 420 for name in names), method.id
