"""Who is in the room, what they do, and what their screens show them."""

from __future__ import annotations

import re
from typing import Self

from playwright.sync_api import BrowserContext, Locator, Page, expect

from talkoot.methods import library
from tests.browser.hands import Finger, Keyboard

PASSWORD = "talkoot tassa ja nyt"


class Script:
    """The method that is played; a screen is known by the title of its step."""

    def __init__(self, method_id: str) -> None:
        self.method = library.parse(library.source_of(method_id))

    def title(self, step: str, language: str) -> str:
        return self.method.step(step).title.text(language)

    def role(self, role: str, language: str) -> str:
        return next(one.title.text(language) for one in self.method.roles if one.id == role)


class Screen:
    """A page that follows a room by itself."""

    language = "fi"

    def __init__(self, page: Page, script: Script) -> None:
        self.page, self.script = page, script

    @property
    def heading(self) -> Locator:
        return self.page.locator("main h1")

    def sees(self, step: str) -> None:
        expect(self.heading).to_have_text(self.script.title(step, self.language))

    def reads(self, text: str) -> None:
        expect(self.page.locator("main")).to_contain_text(text)

    def reads_why_left_out(self, title: str) -> None:
        expect(self.page.locator("[data-key=left-out]")).to_contain_text(title)

    def does_not_read(self, text: str) -> None:
        expect(self.page.locator("body")).not_to_contain_text(text)

    def is_never_loaded_again(self) -> Self:
        self.page.evaluate("window.stayed = true")
        return self

    def has_stayed(self) -> None:
        assert self.page.evaluate("window.stayed"), "the page was loaded anew"


class Phone(Screen):
    """A participant."""

    def __init__(
        self, context: BrowserContext, script: Script, language: str, hand: type[Finger] = Finger
    ) -> None:
        super().__init__(context.new_page(), script)
        self.context, self.language = context, language
        self.hand = hand(self.page)

    def joins(self, code: str, nickname: str = "") -> Self:
        self.page.goto("/join/")
        self.hand.write(self.page.locator("input[name=code]"), code)
        self.page.keyboard.press("Enter")
        expect(self.page).to_have_url(re.compile("/j/"))
        if nickname:
            self.hand.press(self.page.locator("main details > summary"))
            self.hand.write(self.page.locator("input[name=nickname]"), nickname)
        self.hand.press(self.page.locator("main button.main"))
        expect(self.page).to_have_url(re.compile("/w/"))
        return self

    @property
    def form(self) -> Locator:
        return self.page.locator("form[data-give]")

    @property
    def own(self) -> Locator:
        """What this seat has given in the step, taken by the server."""
        return self.page.locator(".own .card")

    @property
    def group(self) -> str:
        there = self.page.locator("[data-part=task]")
        expect(there).to_have_attribute("data-group", re.compile(r"\d+"))
        return there.get_attribute("data-group") or ""

    def gives(self) -> None:
        self.hand.press(self.form.locator("button.main"))

    def writes(self, text: str) -> None:
        self.hand.write(self.form.locator("textarea"), text)
        self.gives()
        expect(self.own.filter(has_text=text)).to_have_count(1)

    def takes_the_role(self, role: str) -> None:
        self.hand.choose(self.form.locator(f"input[value={role}]"))
        self.gives()
        expect(self.own).to_contain_text(self.script.role(role, self.language))

    def speaks(self) -> None:
        self.hand.press(self.form.locator("button[value=taken]"))
        expect(self.own).not_to_have_count(0)

    def passes(self) -> None:
        self.hand.press(self.form.locator("button[value=passed]"))
        expect(self.own).not_to_have_count(0)

    def notes(self, text: str) -> None:
        self.hand.write(self.form.locator("textarea"), text)
        self.speaks()

    def gives_a_dot_to(self, text: str) -> None:
        card = self.page.locator("li.vote").filter(has_text=text)
        self.hand.press(card.locator("button").last)
        self.gives()
        expect(self.own).not_to_have_count(0)

    def promises(self, what: str, shows: str = "") -> None:
        self.hand.write(self.form.locator("input[name=what]"), what)
        if shows:
            self.hand.write(self.form.locator("input[name=shows]"), shows)
        self.gives()
        expect(self.own).not_to_have_count(0)

    def answers(self, *values: int) -> None:
        for value, question in zip(values, self.form.locator(".scale").all(), strict=True):
            self.hand.choose(question.locator(f"input[value='{value}']"))
        self.gives()
        expect(self.own).not_to_have_count(0)

    def only_listens(self) -> None:
        expect(self.form).to_have_count(0)

    def is_thanked(self) -> None:
        expect(self.page.locator("figure.ring-figure")).to_be_visible()
        expect(self.page.locator("[data-room]")).to_have_count(0)


class PhoneByKeyboard(Phone):
    def __init__(self, context: BrowserContext, script: Script, language: str) -> None:
        super().__init__(context, script, language, Keyboard)


class Wall(Screen):
    """The projector."""

    @property
    def cards(self) -> Locator:
        return self.page.locator("main .card")

    @property
    def code(self) -> str:
        return self.page.locator(".wall-corner .wall-code").inner_text()

    def shows(self, text: str) -> None:
        expect(self.page.locator("main").get_by_text(text)).to_be_visible()


class Host(Screen):
    """Whoever leads the room, at a laptop."""

    def signs_in(self, email: str) -> Self:
        self.page.goto("/accounts/login/")
        self.page.locator("main details > summary").click()
        self.page.locator("input[name=login]").fill(email)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.locator("input[name=password]").press("Enter")
        expect(self.page).not_to_have_url(re.compile("login"))
        return self

    def prepares(self, title: str, programme: str = "Hyvä työpäivä Kuomassa") -> Self:
        """Make a workshop from the method, inside a programme."""
        self.page.goto("/programmes/")
        self.page.locator("main").get_by_role("link", name=programme).first.click()
        self.page.locator("main a[href$='/workshops/new/']").click()
        self.page.locator(f"input[name=method][value={self.script.method.id}]").check()
        self.page.locator("input[name=title]").fill(title)
        self.page.locator("main form button.main").click()
        expect(self.page).to_have_url(re.compile("/host/"))
        return self

    def opens_the_room(self) -> Self:
        self._act("open").click()
        expect(self._act("close-door")).to_be_visible()
        return self

    def puts_up_the_wall(self) -> Wall:
        with self.page.context.expect_page() as opened:
            self.page.locator("a[href$='/wall/']").click()
        return Wall(opened.value, self.script)

    def comes_to(self, address: str) -> Self:
        self.page.goto(address)
        return self

    @property
    def next(self) -> Locator:
        return self._act("next")

    @property
    def now(self) -> Locator:
        """The row of the run sheet where the room is."""
        return self.page.locator(".run-sheet [aria-current=step]")

    @property
    def left_out(self) -> Locator:
        """The rows of the run sheet that were skipped."""
        return self.page.locator(".run-sheet .skipped")

    def _act(self, action: str) -> Locator:
        return self.page.locator(f"form[action$='/host/{action}/'] button").first

    def goes_on_to(self, step: str) -> None:
        self.next.click()
        self.sees(step)

    def closes_the_step(self) -> None:
        self._act("close-input").click()
        expect(self._act("close-input")).to_have_count(0)

    def goes_on_to_the_end(self) -> None:
        self.next.click()
        expect(self.now).to_have_count(0)

    def closes_the_workshop(self) -> None:
        self.page.locator("main a.button.main[href$='/end/']").click()
        self.page.locator("main form button").click()
        expect(self.page).to_have_url(re.compile(r"/workshops/[0-9a-f-]+/$"))

    def takes_along(self, email: str) -> None:
        """Name a co-host."""
        self.page.locator("details:has(#co-host) > summary").click()
        self.page.locator("#co-host").fill(email)
        self._act("co-host").click()

    @property
    def messages(self) -> Locator:
        return self.page.locator(".messages .notice")

    def is_told(self, words: str) -> None:
        expect(self.page.locator(".messages")).to_contain_text(words)
