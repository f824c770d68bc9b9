"""The trustee of linked waves in her own browser: the link key, the tokens, and the box."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from talkoot.surveys import linking
from tests.browser.conftest import Stage
from tests.browser.test_surveys import COORDINATOR, faults, opens

pytestmark = pytest.mark.browser

IN_THE_BROWSER = """async ([raw, sealed, person]) => {
  const { LinkKey, paired } = await import("/static/surveys/linking.js");
  const key = LinkKey.read(raw);
  const rows = [{ link: sealed }, {}, { link: "AAAA" }, { link: sealed.slice(4) }];
  const twice = await paired([{ link: sealed }, { link: sealed }], key);
  return {
    word: await key.checkWord(), id: await key.pairId(sealed), token: await key.token(person),
    rows: await paired(rows, key), same: twice[0].pair === twice[1].pair,
    wrong: LinkKey.read("talkoot-link-key-1:AAAA"),
  };
}"""


def planned(desk: Page) -> str:
    """A survey whose waves are linked; the trustee's link."""
    desk.goto("/surveys/new/")
    desk.locator("input[name=title]").fill("Samat ihmiset")
    desk.locator("main form button.main").click()
    desk.locator("input[name=handled_on]").fill("2026-09-01")
    desk.locator("#terms button").click()
    desk.locator("input[name=trustee]").first.fill("Tuulikki Tammi")
    desk.locator("#key button").first.click()
    desk.locator("#linking summary").click()
    desk.locator("input[name=decided_on]").fill("2026-08-20")
    desk.locator("textarea[name=decided_by]").fill("Luottamusmiehet")
    desk.locator("#linking form button").first.click()
    expect(desk.locator("#linking")).to_contain_text("Luottamusmiehet")
    return urlsplit(desk.locator("a.key-link").get_attribute("href") or "").path


def made_the_key(stage: Stage, path: str, file: Path) -> Page:
    trustee = stage.context(360, accept_downloads=True).new_page()
    trustee.goto(path)
    trustee.locator("[data-understood]").check()
    with trustee.expect_download() as download:
        trustee.locator("[data-generate]").click()
    download.value.save_as(file)
    trustee.locator("[data-made] button").click()
    opens(trustee, file)
    expect(trustee.locator("details [data-tally]")).to_have_count(1)  # the key has been tried
    expect(trustee.locator("[data-make-link]")).to_be_visible()
    return trustee


def made_the_link_key(trustee: Page, file: Path) -> None:
    with trustee.expect_download() as download:
        trustee.locator("[data-generate-link]").click()
    download.value.save_as(file)
    trustee.locator("#link [data-make-link] form button").click()
    expect(trustee.locator("[data-make-link]")).to_have_count(0)


def asked_the_staff(desk: Page) -> None:
    desk.reload()
    desk.locator(".page-head a.main").click()
    desk.locator("main form button.main").click()
    desk.goto(desk.url.replace("/slips/", "/roster/"))
    desk.locator("form[action$='/staff/'] button").click()


def test_the_trustee_makes_tokens_that_say_the_same_in_browser_and_on_the_server(
    stage: Stage, tmp_path: Path
) -> None:
    key, file, other = tmp_path / "KEY.txt", tmp_path / "LINK.txt", tmp_path / "OTHER.txt"
    desk = stage.signed_in(COORDINATOR).new_page()
    path = planned(desk)
    found = faults(desk)
    trustee = made_the_key(stage, path, key)
    found += faults(trustee)
    made_the_link_key(trustee, file)
    asked_the_staff(desk)
    trustee.reload()
    other.write_text(linking.written(linking.new_key()))
    found += faults(trustee)
    trustee.locator("#link-file").set_input_files(other)
    trustee.locator("[data-tokens] button").click()
    expect(trustee.locator("#link [data-wrong=link]")).to_be_visible()
    trustee.locator("#link-file").set_input_files(file)
    trustee.locator("[data-tokens] button").click()
    expect(trustee.locator("[data-tokens]")).to_have_count(0)
    desk.goto(desk.url.replace("/roster/", "/close/"))
    desk.locator("main form button.danger").click()
    trustee.reload()
    found += faults(trustee)
    agrees(trustee, linking.read_key(file.read_text()))
    trustee.locator("#link-file").set_input_files(file)
    opens(trustee, key)
    expect(trustee.locator("[data-tally]")).to_have_count(0)
    assert not found, "\n".join(found)


def agrees(page: Page, key: bytes) -> None:
    """What her browser reckons is what `talkoot link` and `talkoot tally` do."""
    sealed = linking.token(key, "a")
    told: dict[str, Any] = page.evaluate(IN_THE_BROWSER, [linking.written(key), sealed, "a"])
    mine = linking.pair_id(key, sealed)
    assert (told["word"], told["id"]) == (linking.check_word(key), mine)
    assert linking.pair_id(key, told["token"]) == mine
    assert len(base64.b64decode(told["token"])) == len(base64.b64decode(sealed))
    ids = [row["pair"] for row in told["rows"]]
    assert ids[0] == mine
    assert len(set(ids)) == len(ids)
    assert all(linking.is_pair_id(one) for one in ids)
    assert not any("link" in row for row in told["rows"])
    assert (told["same"], told["wrong"]) == (False, None)
