"""Say what was measured beside what we hold ourselves to."""

from __future__ import annotations

import os
from typing import Any

from .room import Size

NAMES = {
    "one_process": "Live room, SQLite, one process",
    "apart": "Live room, PostgreSQL, web and live apart",
    "killed": "Server killed and started again",
    "joining": "Joining",
}


def write(found: dict[str, Any], size: Size, busy: float) -> str:
    lines = [
        "# What the bench measured",
        "",
        f"{os.cpu_count()} cores, which the crowd shares with the server; "
        f"{size.listeners} listeners, {size.rate:g} contributions/s, {size.seconds:g} s; "
        f"load of the machine before the start: {busy:.1f}. Written by `make bench`.",
        "",
        "Latency is from the moment a contribution is sent until a listener has it, so it holds",
        "the POST as well. Contributions and versions are matched in order. CPU is all",
        "of the server, its worker and its database. A ratio over 1 misses the figure.",
        "",
        "| what | measured | held to | ratio |",
        "|---|---|---|---|",
    ]
    for name, values in found.items():
        lines += [f"| **{NAMES[name]}** | | | |", *_rows(name, values)]
    return "\n".join(lines) + "\n"


def _rows(name: str, values: dict[str, Any]) -> list[str]:
    if "skipped" in values:
        return [f"| skipped: {values['skipped']} | | | |"]
    if name == "joining":
        return [
            _row("people who joined", values["joins"]),
            _row("could not", values["failed"], 0),
            _row("p95 to a usable screen, ms", values["usable_ms"]["p95"], 1500),
            _row("slowest, ms", values["usable_ms"]["max"]),
        ]
    rows = [
        _row("contributions", values["contributions"]),
        _row("deliveries", values["delivered"]),
        _row("lost", values["lost"], 0),
        _row("doubled", values["doubled"], 0),
        _row("listeners with changes out of order", values["out_of_order"], 0),
    ]
    if name == "killed":
        back = _row("back after", values["came_back"])
        return [*rows, back, _row("all back within, s", values["all_back_s"], 30)]
    latency = values["latency_ms"]
    return [
        *rows,
        _row("p50, ms", latency["p50"]),
        _row("p95, ms", latency["p95"], 250),
        _row("p99, ms", latency["p99"]),
        _row("slowest, ms", latency["max"]),
        _row("POST alone, p95, ms", values["post_ms"]["p95"]),
        _row("CPU-s per million deliveries", values["cpu_s_per_million"], 7),
        _row("memory, MB", values["memory_mb"]),
        _row("stopping, s", values["stop_s"], 2),
    ]


def _row(what: str, value: float, held: float | None = None) -> str:
    if held is None:
        return f"| {what} | {value:,} | | |"
    ratio = f"{value / held:.2f}" if held else ("ok" if value == held else "missed")
    return f"| {what} | {value:,} | {held:g} | {ratio} |"
