"""Two ways to use a page: with a finger or a mouse, and with nothing but a keyboard."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

FAR = 90  # presses of Tab


class Finger:
    """Points at things."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, button: Locator) -> None:
        button.click()

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)

    def choose(self, radio: Locator) -> None:
        radio.check()


class Keyboard(Finger):
    """Tab, Enter, Space and arrows; no mouse."""

    def press(self, button: Locator) -> None:
        self._reach(button)
        self.page.keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        self._reach(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        expect(field).to_have_value(text)

    def choose(self, radio: Locator) -> None:
        """Come to the group of radio buttons, and go on in it by arrow."""
        name = radio.get_attribute("name")
        self._tab_until(radio, f"document.activeElement.name === {name!r}")
        self.page.keyboard.press("Space")
        for _one in range(12):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not lead to {radio}")

    def _reach(self, target: Locator) -> None:
        expect(target).to_be_visible()
        self._tab_until(target, "it === document.activeElement")

    def _tab_until(self, target: Locator, there: str) -> None:
        for _tab in range(FAR):
            if target.evaluate(f"it => {there}"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}")
