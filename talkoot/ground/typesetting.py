"""A process that sets one paper: a task as JSON comes in, a PDF or a picture goes out.

It imports nothing of ours, and is started by `pdf.make` and `pdf.picture`. What a string holds is
data to the template, and never typst's markup.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import typst

STOCK = Path(__file__).parent / "print"
SHAPES: dict[str, dict[str, Any]] = {
    "pdf": {"pdf_standards": ["ua-1"]},
    "png": {"format": "png", "ppi": 144.0},
}
UNREADABLE = "□"
PROBE = (
    b'#set document(title: "-")\n#set text(font: "Atkinson Hyperlegible Next")\n#sys.inputs.sign'
)
MISSING = "could not be displayed"


def paper(template: Path, data: Any, shape: str = "pdf") -> bytes:
    """Set the template; signs that no typeface at hand has become a box."""
    known = cleaned(data, {})
    try:
        return _set(template, known, shape)
    except typst.TypstError as error:
        if MISSING not in str(error):
            raise
    return _set(template, cleaned(known, unreadable(known)), shape)


def _set(template: Path, data: Any, shape: str) -> bytes:
    files: Any = {
        "main.typ": template.read_bytes(),
        "paper.typ": (STOCK / "paper.typ").read_bytes(),
    }
    made: bytes = typst.compile(
        files,
        root=template.parent,
        font_paths=[STOCK],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        **SHAPES[shape],
    )
    return made


def cleaned(data: Any, instead: dict[int, str]) -> Any:
    """The same data without control signs, and with `instead` put in their place."""
    if isinstance(data, str):
        return "".join(filter(_printable, data)).translate(instead)
    if isinstance(data, dict):
        return {name: cleaned(one, instead) for name, one in data.items()}
    if isinstance(data, list):
        return [cleaned(one, instead) for one in data]
    return data


def _printable(sign: str) -> bool:
    return sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs", "Cn", "Co"}


def unreadable(data: Any) -> dict[int, str]:
    """The signs in the data that cannot be shown, each with the box that stands for it."""
    signs = {sign for sign in json.dumps(data, ensure_ascii=False) if ord(sign) > 0x17F}
    files: Any = {"main.typ": PROBE}
    probe: Any = typst.Compiler(files, font_paths=[STOCK], ignore_system_fonts=True)
    return {ord(sign): UNREADABLE for sign in signs if not _shown(probe, sign)}


def _shown(probe: Any, sign: str) -> bool:
    try:
        probe.compile(sys_inputs={"sign": sign}, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True


def main() -> None:
    task = json.load(sys.stdin)
    try:
        made = paper(Path(task["template"]), task["data"], task["shape"])
    except (typst.TypstError, OSError) as error:
        sys.exit(" ".join(str(error).split()))
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
