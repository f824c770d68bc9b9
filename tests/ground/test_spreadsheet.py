"""What people wrote stays text in a spreadsheet, and a Finnish Excel opens it as it is."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from talkoot.ground import spreadsheet


def opened(made: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made))


FORMULAS = ["=1+1", "+358", "-x", "@SUM(A1)", " =1+1", "\t=1", "＝1+1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_only_text(text: str) -> None:
    assert f"'{text}".encode() in spreadsheet.as_csv([[text]])
    cell = opened(spreadsheet.as_xlsx({"Taulu": [["x"], [text]]})).active["A2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_an_address_is_no_link() -> None:
    made = spreadsheet.as_xlsx({"Taulu": [["x"], ["https://example.org"]]})
    assert opened(made).active["A2"].hyperlink is None


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    book = opened(spreadsheet.as_xlsx({"Taulu": [["n", "x"], [3.5, None, 7]]}))
    assert [cell.value for cell in book.active[2]] == [3.5, None, 7]
    assert "3,5;;7" in spreadsheet.as_csv([[3.5, None, 7]]).decode("utf-8-sig")


def test_a_sheet_may_be_called_anything() -> None:
    title = "Kysely: [mitä] / miten? ja vielä paljon muutakin"
    book = opened(spreadsheet.as_xlsx({title: [["x"]]}))
    assert book.sheetnames == ["Kysely   mitä    miten  ja viel"]
