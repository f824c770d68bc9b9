"""A page that is brought up to date keeps what somebody is writing on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Stage

pytestmark = pytest.mark.browser

FORM = """<form data-key="beat-1"><input type="hidden" name="beat">{more}
  <div class="field"><textarea name="text"></textarea></div></form>"""
PLAIN = "<h1>Askel</h1>" + FORM.format(more="")
BRING = """async ([before, after]) => {
  const { replaceParts } = await import("/static/workshops/parts.js");
  if (before) document.querySelector("main").innerHTML = `<div data-part="task">${before}</div>`;
  if (after) replaceParts(document, `<div data-part="task">${after}</div>`);
}"""


@pytest.fixture
def page(stage: Stage) -> Page:
    page = stage.context(360).new_page()
    page.goto("/join/")
    return page


def shown(page: Page, html: str) -> None:
    page.evaluate(BRING, [html, ""])


def brought(page: Page, html: str) -> None:
    page.evaluate(BRING, ["", html])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PLAIN, "<h1>Askel</h1>" + FORM.format(more='<input type="hidden" name="key">')),
        (PLAIN, "<h1>Askel</h1><p>Ohje</p>" + FORM.format(more="<p>Virhe</p>")),
        (PLAIN + "<p>Loppu</p>", "<p>Alku</p>" + PLAIN),
        ("<p>Alku</p><hr>" + PLAIN, PLAIN),
        (PLAIN + "<div>Lappuja</div>", "<div>Lappuja</div>" + PLAIN),
    ],
    ids=["a hidden field", "a paragraph", "one from below", "two gone", "a block from below"],
)
def test_what_comes_or_goes_around_a_field_leaves_it_its_text_and_its_caret(
    page: Page, before: str, after: str
) -> None:
    shown(page, before)
    field = page.locator("textarea")
    field.press_sequentially("Kesken")
    brought(page, after)
    expect(field).to_have_value("Kesken")
    expect(field).to_be_focused()
    assert page.locator("[data-part] > *").evaluate_all("all => all.map((it) => it.tagName)") == [
        *page.evaluate(
            "html => [...new DOMParser().parseFromString(html, 'text/html').body.children]"
            ".map((it) => it.tagName)",
            after,
        )
    ]


def test_cards_that_change_places_are_each_themselves(page: Page) -> None:
    def cards(*keys: str) -> str:
        return "".join(f'<li data-key="{key}">{key}<input></li>' for key in keys)

    shown(page, f"<ul>{cards('a', 'b', 'c', 'd')}</ul>")
    page.locator("li[data-key=c] input").fill("minun")
    brought(page, f"<ul>{cards('d', 'c', 'e', 'a')}</ul>")
    assert page.locator("li").evaluate_all("all => all.map((it) => it.dataset.key)") == list("dcea")
    expect(page.locator("li[data-key=c] input")).to_have_value("minun")
