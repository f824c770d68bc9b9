"""The look keeps its promises: readable colours, a light phone, pictures that are heard."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, date, datetime
from pathlib import Path

import polib
import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from talkoot.site.ring import bottom, dots
from talkoot.site.templatetags import look

PACKAGE = Path(look.__file__).parents[2]
SITE = PACKAGE / "site"
STATIC = SITE / "static" / "site"
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
TOKENS = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")


def render(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context, RequestFactory().get("/"))


# The ring, the icons, dates and codes ---------------------------------------------------------


@pytest.mark.parametrize("people", [1, 2, 9, 22, 48, 120, 300])
def test_everyone_has_a_dot_of_their_own_inside_the_picture(people: int) -> None:
    placed = dots(people)
    assert len({(dot.x, dot.y) for dot in placed}) == people
    assert all(dot.radius <= dot.x <= 100 - dot.radius for dot in placed)


def test_you_sit_at_the_bottom_of_the_ring() -> None:
    you = dots(22)[bottom(22)]
    assert you.y == max(dot.y for dot in dots(22))


def test_the_ring_shows_how_many_are_heard_and_who_you_are() -> None:
    drawn = look.ring(10, 6, me=2)
    assert drawn.count("ring-empty") == 4
    assert drawn.count("ring-me") == 1


def test_a_picture_is_heard_under_its_label_or_passed_over() -> None:
    assert 'role="img" aria-label="6 &lt; 10"' in look.ring(10, 6, label="6 < 10")
    assert 'aria-hidden="true"' in look.icon("check")


def test_an_unknown_icon_fails_loudly() -> None:
    with pytest.raises(FileNotFoundError):
        look.icon("no-such-thing")
    with pytest.raises(ValueError):
        look.icon("../secret")


def test_every_icon_that_a_template_names_is_there() -> None:
    named = {
        name
        for page in TEMPLATES
        for name in re.findall(r"{% icon [\"']([a-z0-9-]+)[\"']", page.read_text(encoding="utf-8"))
    }
    assert not {name for name in named if not (look.ICONS / f"{name}.svg").exists()}


def test_days_and_codes_are_written_as_people_here_write_them() -> None:
    assert look.fi_date(date(2026, 12, 4)) == "4.12.2026"
    assert look.fi_date(datetime(2026, 12, 3, 23, 30, tzinfo=UTC)) == "4.12.2026"
    assert look.fi_date(None) == ""
    assert look.spaced_code(48291357) == "4829 1357"


# Pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["400", "403", "404", "500", "403_csrf"])
def test_a_page_that_says_sorry_needs_nothing_from_the_request(page: str) -> None:
    for language in ("fi", "sv", "en"):
        with translation.override(language):
            said = engines["django"].get_template(f"{page}.html").render({})
        assert f'<html lang="{language}">' in said
        assert "<h1>" in said


@pytest.mark.parametrize("frame", ["base", "bare", "participant", "projector", "host", "look"])
def test_every_frame_has_one_main_and_a_way_past_the_menu(frame: str) -> None:
    page = render(f'{{% extends "site/{frame}.html" %}}')
    assert page.count("<main") == 1
    assert page.index('href="#main"') < page.index('id="main"')


def test_no_template_carries_inline_script_or_style() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:|hx-on")
    found = [page.name for page in TEMPLATES if inline.search(page.read_text(encoding="utf-8"))]
    assert found == []


def test_a_field_says_what_to_do_in_place_of_its_help() -> None:
    class Opening(forms.Form):
        title = forms.CharField(label="Title", help_text="A few words.")

    fresh, refused = str(Opening()), str(Opening({}))
    assert 'for="id_title"' in fresh
    assert '<p class="help" id="id_title_helptext">' in fresh
    assert '<p class="help" id="id_title_helptext" hidden>' in refused
    assert 'id="id_title_error"' in refused
    assert 'aria-invalid="true"' in refused


def test_what_was_typed_stays_and_is_escaped() -> None:
    class Opening(forms.Form):
        title = forms.CharField(max_length=3)

    assert "&lt;script&gt;" in str(Opening({"title": "<script>"}))


# Colours --------------------------------------------------------------------------------------


def themes() -> dict[str, dict[str, str]]:
    """The colours of each theme; both ways of asking for the dark one must say the same."""
    blocks = re.findall(r"color-scheme: (light|dark);(.*?)\n\s*}", TOKENS, re.S)
    read = [(name, dict(re.findall(r"--([\w-]+): (#\w{6})", body))) for name, body in blocks]
    assert next(colours for name, colours in read if name == "dark") == read[-1][1]
    return dict(read)


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink2") for ground in ("paper", "surface", "sunken")),
    *((ink, "paper") for ink in ("spruce", "cloud-text", "lake", "lingon")),
    *(("ink", f"{soft}-soft") for soft in ("spruce", "cloud", "lake", "lingon")),
    ("spruce", "spruce-soft"),
    ("lingon", "lingon-soft"),
    ("ink2", "cloud-soft"),
    ("on-spruce", "spruce"),
    ("on-spruce", "spruce-deep"),
    ("on-cloud", "cloudberry"),
    ("on-lingon", "lingon"),
    ("night-ink", "night"),
    ("night-ink2", "night"),
    *((f"on-d{step}", f"d{step}") for step in range(1, 6)),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_in_both_themes(theme: str) -> None:
    colours = themes()[theme]
    weak = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in TEXT_PAIRS
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_edge_of_a_control_can_be_seen(theme: str) -> None:
    colours = themes()[theme]
    assert contrast(colours["edge"], colours["paper"]) >= 3
    assert contrast(colours["cloud-edge"], colours["paper"]) >= 3
    assert contrast(colours["night-dot"], colours["night"]) >= 3


# Weight and words -----------------------------------------------------------------------------


def test_the_phone_frame_weighs_under_sixty_kilobytes() -> None:
    page = render('{% extends "site/participant.html" %}')
    names = set(re.findall(r'(?:src|href)="/static/(site/[^"]+\.(?:css|js|svg|woff2))"', page))
    assert {Path(name).suffix for name in names} == {".css", ".js", ".svg", ".woff2"}
    files = [(SITE / "static" / name).read_bytes() for name in names]
    assert len(gzip.compress(page.encode())) + sum(len(gzip.compress(f)) for f in files) < 60_000


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_word_of_the_frames_is_translated(language: str) -> None:
    words = polib.pofile(str(SITE / "locale" / language / "LC_MESSAGES" / "django.po"))
    assert words.untranslated_entries() == []
    assert words.fuzzy_entries() == []


def test_the_page_for_developers_names_only_classes_that_exist() -> None:
    page = (PACKAGE.parent / "docs" / "look.md").read_text(encoding="utf-8")
    sheets = PACKAGE.glob("*/static/**/*.css")
    styles = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    named = {word for group in re.findall(r'class="([a-z -]+)"', page) for word in group.split()}
    known = set(re.findall(r"\.([a-z][a-z0-9-]*)", styles))
    assert named - known == set()


def test_no_style_asks_for_a_weight_that_the_typeface_has_not() -> None:
    base = (STATIC / "css" / "base.css").read_text(encoding="utf-8")
    least, most = re.findall(r"font-weight: (\d+) (\d+);", base)[0]
    asked = {
        int(weight)
        for style in PACKAGE.glob("*/static/**/*.css")
        for weight in re.findall(
            r"font(?:-weight)?: (\d{3})\b(?! \d)", style.read_text(encoding="utf-8")
        )
    }
    assert len(asked) > 3
    assert int(least) <= min(asked) <= max(asked) <= int(most)
