"""A table from another tool becomes a survey: the browser keeps the file, the server does not."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.conftest import Stage
from tests.surveys.test_foreign import webropol

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False])
def test_a_table_is_chosen_once_with_script_and_again_without(stage: Stage, script: bool) -> None:
    page = stage.signed_in("helena@kuoma.example", java_script_enabled=script).new_page()
    file: FilePayload = {"name": "vienti.csv", "mimeType": "text/csv", "buffer": webropol(40)}
    page.goto("/surveys/bring/")
    page.locator("[name=title]").fill(f"Tuotu {script}")
    page.locator("[name=name]").fill("Webropol")
    page.locator("[name=file]").set_input_files(file)
    page.locator("button[value=look]").click()
    expect(page.locator("[name=c2]")).to_have_value("item")
    if not script:
        page.locator("[name=file]").set_input_files(file)
    page.locator("button[value=make]").click()
    page.wait_for_url("**/surveys/*-*/")
    expect(page.locator("h1")).to_have_text(f"Tuotu {script}")
