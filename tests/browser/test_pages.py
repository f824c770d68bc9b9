"""Every page, as everybody who may see it: axe finds nothing, nothing scrolls sideways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from string import Formatter
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, FilePayload, Page

from tests.browser.conftest import Keys, Stage, Town
from tests.browser.people import Script
from tests.browser.walk import NOT_PAGES, TOO_WIDE, Looks, barriers, resize, walk
from tests.site.doors import doors

pytestmark = pytest.mark.browser

COORDINATOR = "helena@kuoma.example"
OTHERS = (
    "mika@virta.example",
    "outi@kuoma.example",
    "kaarina@kuoma.example",
    "jari@kuoma.example",
    "siv@kuoma.example",
    "petra@saaristokoulu.example",
    "irma@talkoot.example",
)
OWN = ("/", "/people/", "/accounts/password/change/", "/accounts/logout/")
FREE = (
    "/look/",
    "/join/",
    "/s/",
    "/s/thanks/",
    "/s/kiosk/",
    "/accounts/login/",
    "/accounts/login/code/",
    "/accounts/inactive/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-guessed/",
    "/accounts/password/reset/key/done/",
)
ANY_ID = "7f1c5c1e-0000-4000-8000-000000000000"
WORDS = dict.fromkeys(("room", "plan", "memory", "commitment", "cohort", "entry", "days"), ANY_ID)
WORDS |= {"trusted": "0" * 32, "theme": ANY_ID, "evidence": ANY_ID, "model": ANY_ID}
WORDS |= dict.fromkeys(("draft", "asked", "boxed", "counted", "told", "invitee"), ANY_ID)
WORDS |= {"material": ANY_ID, "arrival": ANY_ID, "indicator": "0" * 16}
WORDS |= {"clock_entry": ANY_ID, "sparring": ANY_ID}
WORDS |= {"passage": ANY_ID, "open_page": "hanke", "said": ANY_ID, "doc": ANY_ID}
SCRIPT = Script("anonymous-ideas")


@pytest.fixture(scope="module")
def house(browser: Browser, town: Town, keys: Keys) -> Iterator[Stage]:
    """A stage for the whole walk."""
    stage = Stage(browser, town, keys)
    yield stage
    stage.leave()


@pytest.fixture(scope="module")
def looks(house: Stage, town: Town) -> Looks:
    """Everybody has walked through the house."""
    looks = Looks()
    stranger = house.context().new_page()
    walk(stranger, list(FREE), partial(looks.at, who="a stranger"))
    ask_for_a_code(stranger)
    looks.at(stranger, "a stranger")
    coordinator = house.signed_in(COORDINATOR).new_page()
    walk(coordinator, list(OWN), partial(looks.at, who="a coordinator"), of_a_kind=2)
    for email in OTHERS:
        walk(house.signed_in(email).new_page(), list(OWN), partial(looks.at, who=email))
    plan = console_of(coordinator, "Palaamme tekoihin: näkyykö muutos?")
    walk(coordinator, [plan], partial(looks.at, who="a coordinator"), within=(plan[:-5],))
    course = called(coordinator, "/programmes/", "Hyvä työpäivä Kuomassa")
    inside = (course, "/modules/", "/calendar/")
    walk(coordinator, [course], partial(looks.at, who="a coordinator"), of_a_kind=3, within=inside)
    told = called(coordinator, "/programmes/", "Puhutaan ja kuunnellaan")
    ends = [f"{told}{part}/" for part in ("report", "awards", "documents", "risks")]
    walk(coordinator, ends, partial(looks.at, who="a coordinator"), within=(*ends, "/open/"))
    draft = called(coordinator, "/surveys/", "Pulssikysely talvella")
    walk(coordinator, [draft], partial(looks.at, who="a coordinator"), within=(draft,))
    asked = called(coordinator, "/surveys/", "Työhyvinvointi syksyllä")
    of_roster = (f"{asked}roster/", f"{asked}invitees/")
    walk(
        coordinator,
        [of_roster[0]],
        partial(looks.at, who="a coordinator"),
        of_a_kind=2,
        within=of_roster,
    )
    bring_a_roster(coordinator)
    looks.at(coordinator, "a coordinator")
    plan_a_survey(coordinator)
    looks.at(coordinator, "a coordinator")
    closed = close_a_survey(coordinator)
    for page in ("slips/unused/", "lost/"):
        coordinator.goto(f"{closed}{page}")
        looks.at(coordinator, "a coordinator")
    for page in themes_of(coordinator):
        coordinator.goto(page)
        looks.at(coordinator, "a coordinator")
    stranger.goto(name_a_trustee(coordinator))
    looks.at(stranger, "a trustee")
    slip = slip_of(coordinator)
    for path in (f"/s/{slip}/", f"/s/{slip}/questions/"):
        stranger.goto(path)
        looks.at(stranger, "somebody who drew a slip")
    stranger.goto(invite(coordinator, town))
    looks.at(stranger, "somebody invited")
    convener = house.signed_in("mika@virta.example").new_page()
    stranger.goto(gather(convener, town))
    looks.at(stranger, "somebody invited into a peer group")
    days = console_of(convener, "Kahden viikon kokeilu tauoista")
    walk(convener, [days], partial(looks.at, who="a facilitator"), within=(days[:-5],))
    stranger.goto(letter_of_days(coordinator, town))
    looks.at(stranger, "somebody invited to answer at her own pace")
    participant = house.phone(SCRIPT)
    participant.page.goto("/join/")
    participant.page.locator("input[name=code]").fill(town.code)
    participant.page.keyboard.press("Enter")
    participant.page.wait_for_url("**/j/**")
    looks.at(participant.page, "a newcomer")
    participant.page.locator("main button.main").click()
    participant.page.wait_for_url("**/w/**")
    looks.at(participant.page, "a participant")
    return looks


def ask_for_a_code(page: Page) -> None:
    page.goto("/accounts/login/")
    page.locator("#code_email").fill("nobody@kuoma.example")
    page.keyboard.press("Enter")
    page.wait_for_url("**/confirm/")


def bring_a_roster(page: Page) -> None:
    page.goto("/people/kuoma/import/")
    text = "number;name;email\n900;Helena Laine;helena@kuoma.example\n"
    file = FilePayload(name="people.csv", mimeType="text/csv", buffer=text.encode())
    page.locator("input[type=file]").last.set_input_files(file)
    page.locator("main form button.main").click()
    page.wait_for_url(re.compile(r"/import/\d+/"))


def invite(page: Page, town: Town) -> str:
    """The address in the letter that a guest gets."""
    page.goto("/people/kuoma/invite/")
    page.locator("main input[name=email]").fill("uusi@kuoma.example")
    page.locator("main [name=role]").first.evaluate(CHOOSE)
    page.locator("main form button.main").first.click()
    page.wait_for_load_state()
    letter = re.search(r"/invitations/[\w:-]+/", town.told.read_text())
    assert letter, "no letter was written"
    return letter.group()


def gather(page: Page, town: Town) -> str:
    """The address in the letter into a new peer group."""
    page.goto("/cohorts/new/")
    page.locator("main input[name=name]").fill("Keittiöiden esihenkilöt")
    page.locator("main form button.main").click()
    page.wait_for_url("**/invite/")
    page.locator("main input[name=email]").fill("uusi@naapuri.example")
    page.locator("main form button.main").click()
    page.wait_for_url("**/members/")
    letters = re.findall(r"/cohorts/letters/[\w-]+/", town.told.read_text())
    assert letters, "no letter was written"
    return str(letters[-1])


def console_of(page: Page, title: str) -> str:
    """Where a host finds a workshop of the town: planned, led, or open for days."""
    page.goto("/workshops/")
    page.locator("main").get_by_role("link", name=title, exact=True).click()
    page.wait_for_url("**/host/")
    return urlsplit(page.url).path


def called(page: Page, shelf: str, title: str) -> str:
    """The path to which a list of the town leads by a title."""
    page.goto(shelf)
    page.locator("main").get_by_role("link", name=title, exact=True).click()
    page.wait_for_load_state()
    return urlsplit(page.url).path


def letter_of_days(page: Page, town: Town) -> str:
    """The address in a letter of an open workshop, which the worker sends in its own time."""
    for _second in range(60):
        letter = re.search(r"/i/\w+/", town.told.read_text())
        if letter:
            return letter.group()
        page.wait_for_timeout(1000)
    raise AssertionError("no letter was sent")


def themes_of(page: Page) -> list[str]:
    """A theme of the survey that was brought, which the worker finds in its own time."""
    page.goto("/surveys/")
    told = page.locator("a.list-title", has_text="Henkilöstökysely 2025").get_attribute("href")
    themes = page.locator("main a.list-title")
    page.goto(f"{str(told).removesuffix('results/')}said/")
    for _second in range(120):
        if themes.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    theme = str(themes.first.get_attribute("href"))
    return [page.url, theme, f"{theme}teach/"]


def plan_a_survey(page: Page) -> None:
    """One that may be opened: the page that asks whether it shall be."""
    page.goto("/surveys/new/")
    page.locator("input[name=title]").fill("Luottamuksellinen kysely")
    page.locator("input[name=mode][value=confidential]").check()
    page.locator("main form button.main").click()
    page.locator("input[name=handled_on]").fill("2026-09-01")
    page.locator("#terms button").click()
    page.locator(".page-head a.main").click()
    page.wait_for_url("**/open/")


def close_a_survey(page: Page) -> str:
    """Open the survey that was planned, print slips, and close it."""
    page.locator("main form button.main").click()
    page.wait_for_url("**/slips/")
    page.locator("main form button.main").click()
    page.locator("a[href*='/slips/']").last.wait_for()
    survey = urlsplit(page.url).path.removesuffix("slips/")
    page.goto(f"{survey}close/")
    page.locator("main form button.danger").click()
    page.wait_for_url(f"**{survey}")
    return survey


def name_a_trustee(page: Page) -> str:
    """The path of the link that she is given."""
    page.goto("/surveys/new/")
    page.locator("input[name=title]").fill("Kysely luottohenkilöineen")
    page.locator("main form button.main").click()
    page.locator("input[name=trustee]").first.fill("Tuula Tammi")
    page.locator("#key button").first.click()
    return urlsplit(page.locator("a.key-link").get_attribute("href") or "").path


def slip_of(page: Page) -> str:
    """A slip of the town's open survey that nobody has used."""
    page.goto("/surveys/")
    page.get_by_role("link", name="Työhyvinvointi syksyllä", exact=True).click()
    page.locator("a[href$='/slips/']").click()
    page.locator("a[href*='/slips/']").last.click()
    return page.locator(".slip-letters").last.inner_text()


CHOOSE = "it => it.matches('select') ? (it.selectedIndex = it.length - 1) : it.click()"


def test_everybody_has_been_on_every_page(looks: Looks) -> None:
    left = pages() - looks.met
    assert not left, told(left)


def told(found: Iterable[str]) -> str:
    return "\n".join(["", *found])


def pages() -> set[str]:
    """The routes that answer with a page to anybody at all."""
    return {
        found.route
        for door in doors()
        if door.method == "GET" and "200" in door.answers.values()
        for found in [resolve(filled(door.address))]
        if found.view_name not in NOT_PAGES
    }


def filled(address: str) -> str:
    """The address with words in it that its route would take."""
    names = [name for _text, name, *_rest in Formatter().parse(address) if name]
    return address.format(**{name: WORDS.get(name, "1") for name in names})


def test_axe_finds_nothing_on_any_page(looks: Looks) -> None:
    assert not looks.barriers, told(looks.barriers)


def test_no_page_scrolls_sideways(looks: Looks) -> None:
    assert not looks.sideways, told(looks.sideways)


def test_the_browser_holds_nothing_against_any_page(looks: Looks, house: Stage) -> None:
    assert not house.witness.findings, told(house.witness.findings)


@pytest.mark.parametrize(("language", "theme"), [("sv", "light"), ("en", "dark"), ("fi", "dark")])
def test_axe_finds_nothing_in_other_languages_and_by_night(
    stage: Stage, town: Town, language: str, theme: str
) -> None:
    looks = Looks()
    context = stage.signed_in(COORDINATOR, locale=language, color_scheme=theme)
    context.add_cookies([{"name": "django_language", "value": language, "url": town.address}])
    page = context.new_page()
    walk(
        page,
        ["/", "/programmes/", "/methods/", "/look/"],
        lambda page: looks.at(page, language),
        most=10,
    )
    phone = stage.phone(SCRIPT, language, color_scheme=theme).joins(town.code)
    looks.at(phone.page, "a participant")
    assert not looks.barriers + looks.sideways, told(looks.barriers + looks.sideways)


def test_axe_finds_nothing_in_any_step_of_a_workshop(stage: Stage) -> None:
    script = Script("one-two-four-all")
    host, wall, code = stage.room(script, "Askel askeleelta")
    phone = stage.phone(script).joins(code)
    resize(phone.page, 320)
    found: list[str] = []
    for step in script.method.steps_in("live")[:-1]:  # the last is anonymous, and we are one
        host.goes_on_to(step.id)
        for screen in (host, wall, phone):
            screen.sees(step.id)
            found += [
                f"{type(screen).__name__} in {step.id}: {one}" for one in barriers(screen.page)
            ]
        if phone.page.evaluate(TOO_WIDE):
            found.append(f"the phone scrolls sideways in {step.id}")
    assert not found, told(found)
