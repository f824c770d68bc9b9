"""What the documents say can be done, can be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from talkoot.site import settings
from talkoot.site.cli import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.M))


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def code(page: Path) -> str:
    """Everything in backticks: what a reader would type, or look for."""
    fenced = re.findall(r"^```.*?^```", text(page), re.M | re.S)
    return "\n".join([*fenced, *re.findall(r"`([^`\n]+)`", text(page))])


def named(pattern: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for found in re.findall(pattern, code(page)):
            yield page.name, found


def test_the_readme_begins_with_the_two_commands() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", text(ROOT / "README.md"), re.M | re.S)
    assert blocks[0].split("\n")[:2] == ["make demo", "make test"]


def test_every_make_target_there_is_said_to_be_exists() -> None:
    assert {target for _page, target in named(r"\bmake ([a-z]+)")} - TARGETS == set()


def test_every_command_there_is_said_to_be_exists() -> None:
    assert {word for _page, word in named(r"\btalkoot ([a-z]+)")} - set(COMMANDS) == set()


def test_every_command_is_told_about() -> None:
    told = {word for _page, word in named(r"\btalkoot ([a-z]+)")}
    assert set(COMMANDS) - told - {"demo"} == set()  # that one is behind `make demo`


def test_every_file_named_is_there() -> None:
    missing = [
        f"{page}: {path}"
        for page, path in named(r"\b((?:talkoot|tests|bench|docs)/[\w./-]+)")
        if not (ROOT / path).exists() and path not in MAKEFILE  # what make makes is not kept
    ]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", text(page))
    missing = [link for link in links if not leads(page, link)]
    assert missing == []


def test_every_row_of_the_mission_names_its_test() -> None:
    rows = re.findall(r"^\| [A-J]\d.*$", text(ROOT / "docs" / "mission.md"), re.M)
    assert len(rows) > 30
    assert [row for row in rows if "](../tests/" not in row] == []


def test_every_package_has_its_place_in_the_architecture() -> None:
    told = re.findall(r"^\| ([a-z]+) \|", text(ROOT / "docs" / "architecture.md"), re.M)
    packages = {init.parent.name for init in (ROOT / "talkoot").glob("*/__init__.py")}
    assert set(told) - {"package"} == packages


def leads(page: Path, link: str) -> bool:
    if "://" in link:
        return True
    path, _, anchor = link.partition("#")
    target = (page.parent / path) if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(page: Path) -> set[str]:
    """Return the anchors a reader's page makes of headings."""
    headings = re.findall(r"^#+ (.+)$", text(page), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    table = re.findall(r"^\| `([A-Z_]+)` \|", text(ROOT / "docs" / "operating.md"), re.M)
    source = text(Path(settings.__file__))
    read = re.findall(r'"(TALKOOT_[A-Z_]+|DATABASE_URL)"', source)
    assert sorted(table) == sorted(set(read))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_settings_named_elsewhere_exist(page: Path) -> None:
    told = set(re.findall(r"\bTALKOOT_[A-Z_]+[A-Z]\b", text(page)))
    assert told <= set(re.findall(r"TALKOOT_[A-Z_]+", text(Path(settings.__file__))))
