"""Say what was measured beside what we hold ourselves to."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
from collections.abc import Callable
from typing import Any

Values = dict[str, Any]
SLOWEST = 12  # pages that are listed one by one

INTRODUCTION = """# What the bench measured

Written by `make bench`, all of it also in `results.json`; a section's own command measures it
alone, and with `--keep` puts it here. A ratio over 1 misses the figure.

Crowd and server share the machine. Latency is from the moment a contribution is sent until a
listener has it, so it holds the POST as well; contributions and versions are matched in order.
CPU is all of the server, its worker and its database. What has not come 20 s after the last
contribution counts as lost (socket.io: 60 s).
"""

TITLES = {
    "one_process": (
        "Live room, SQLite (synchronous FULL), one process",
        "what we hold ourselves to",
    ),
    "exporting": ("The same while a large XLSX is downloaded in a loop", "the same without it"),
    "apart": ("Live room, PostgreSQL, web and live apart", "what we hold ourselves to"),
    "socketio": (
        "The same crowd before a bare socket.io server, which stores nothing",
        "nothing; read it beside the live room",
    ),
    "killed": ("Server killed in the middle and started again", "what we hold ourselves to"),
    "joining": ("Joining", "what we hold ourselves to"),
    "first_load": ("A participant's first load, in Chromium", "what we hold ourselves to"),
    "pages": ("Every page of the demo town", "what we hold ourselves to"),
    "first_start": (
        "`make demo` from a fresh clone, warm package cache",
        "what we hold ourselves to",
    ),
    "board": (
        "A joint board of 300 cards: 200 people, 20 moves/s, 60 s, and a phone slowed 4 times",
        "what we hold ourselves to",
    ),
    "programme": (
        "A programme of 200 workshops, in processor time; its report as files, by the clock",
        "what we hold ourselves to",
    ),
    "clock": (
        "An annual clock with 120 entries, SQLite",
        "what we hold ourselves to",
    ),
    "opinions": ("Groups of opinion, in processor time", "what we hold ourselves to"),
    "themes": (
        "Themes in 10,000 invented Finnish comments",
        "what we hold ourselves to",
    ),
    "crossings": (
        "Units crossed with five classes of people, 5,000 units, in processor time",
        "what we hold ourselves to",
    ),
    "submitting": (
        "2,000 sealed answers to a survey, sixteen at once, SQLite (synchronous FULL)",
        "what we hold ourselves to",
    ),
    "results": (
        "Results: surveys without any difference, and 5,000 units, in processor time",
        "what we hold ourselves to",
    ),
    "loops": (
        "Feedback loops on a map, found and read aloud, in processor time",
        "what we hold ourselves to",
    ),
}


def machine() -> Values:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(memory),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def page(kept: dict[str, Values]) -> str:
    return "\n".join(
        [INTRODUCTION, *(section(name, kept[name]) for name in TITLES if name in kept)]
    )


def section(name: str, values: Values) -> str:
    title, compared = TITLES[name]
    size, about = values["about"]["size"], values["about"]
    lines = [
        f"## {title}",
        "",
        f"`python -m bench {name}`, compared with {compared}. {about['on']}; "
        f"{about['cores']} cores, {about['memory_gb']} GB, Python {about['python']}, "
        f"SQLite {about['sqlite']}; load before the start {about['load_before']}.",
        "",
    ]
    if "skipped" in values:
        return "\n".join([*lines, f"Skipped: {values['skipped']}.", ""])
    if name in ROOMS:
        lines[-2] += (
            f" {size['listeners']:,} listeners, {size['rate']:g} contributions/s, "
            f"{size['seconds']:g} s."
        )
    table = ["| what | measured | held to | ratio |", "|---|--:|--:|--:|"]
    return "\n".join([*lines, *table, *ROWS[name](values), ""])


def row(what: str, value: float | str, held: float | None = None) -> str:
    shown = value if isinstance(value, str) else f"{value:,}"
    if held is None or isinstance(value, str):
        return f"| {what} | {shown} | | |"
    ratio = f"{value / held:.2f}" if held else ("ok" if value == held else "missed")
    return f"| {what} | {shown} | {held:g} | {ratio} |"


def _room(values: Values) -> list[str]:
    latency = values["latency_ms"]
    return [
        *_delivered(values),
        row("p50, ms", latency["p50"]),
        row("p95, ms", latency["p95"], 250),
        row("p99, ms", latency["p99"]),
        row("slowest, ms", latency["max"]),
        row("POST alone, p95, ms", values["post_ms"]["p95"]),
        row("CPU-s per million deliveries, POSTs too", values["cpu_s_per_million"], 7),
        row("memory, MB", values["memory_mb"]),
        row("stopping, s", values["stop_s"], 2),
    ]


def _delivered(values: Values) -> list[str]:
    return [
        row("contributions", values["contributions"]),
        row("refused", values["refused"], 0),
        row("deliveries", values["delivered"]),
        row("lost", values["lost"], 0),
        row("doubled", values["doubled"], 0),
        row("listeners with changes out of order", values["out_of_order"], 0),
    ]


def _exporting(values: Values) -> list[str]:
    without, times = values["without"], values["times_without"]
    return [
        row(f"exports of {values['export_kb']:,} kB meanwhile", values["exports"]),
        row("one export, p50, ms", values["export_ms"]["p50"]),
        row("p50, ms, held to the same without", values["latency_ms"]["p50"], without["p50"]),
        row("p95, ms, held to the same without", values["latency_ms"]["p95"], without["p95"]),
        row("p95, times the same without", times["p95"]),
        *_room(values),
    ]


def _socketio(values: Values) -> list[str]:
    lines = []
    for name, title in (("per_event", "per event"), ("batched", "batched at 100 ms")):
        one, latency = values[name], values[name]["latency_ms"]
        spread = "/".join(f"{latency[key]:,.0f}" for key in ("p50", "p95", "p99", "max"))
        lines += [
            f"| **{values['version']}, {title}, {one['seconds']:g} s** | | | |",
            *_delivered(one),
            row("p50/p95/p99/slowest, ms", spread),
            row("CPU-s per million deliveries", one["cpu_s_per_million"]),
            row("CPU-s of the crowd itself", one["crowd_cpu_s"]),
            row("memory, MB", one["memory_mb"]),
        ]
    return lines


def _killed(values: Values) -> list[str]:
    return [
        *_delivered(values),
        row("listeners that came back", values["came_back"]),
        row("all back within, s", values["all_back_s"], 30),
    ]


def _joining(values: Values) -> list[str]:
    return [
        row("people who joined", values["joins"]),
        row("could not", values["failed"], 0),
        row("p95 to a usable screen, ms", values["usable_ms"]["p95"], 1500),
        row("slowest, ms", values["usable_ms"]["max"]),
    ]


def _first_load(values: Values) -> list[str]:
    first, second = values["first"], values["second"]
    font = first.get("font", 0.0)
    return [
        row("requests, from the link to the first task", first["requests"]),
        row("kB without the typeface", round(first["kb"] - font, 1), 60),
        row("kB of the typeface", font, 34),
        *(row(f"kB of {kind}", first.get(kind, 0.0)) for kind in ("pages", "css", "js", "other")),
        row("second load, requests", second["requests"]),
        row("second load, kB", second["kb"]),
        row(
            "readable on slow 3G (400 kbit/s, 400 ms), the door, ms",
            values["slow_3g_door_ms"],
            2000,
        ),
        row("the same, then the task, ms", values["slow_3g_task_ms"], 2000),
    ]


def _pages(values: Values) -> list[str]:
    found = values["pages"]
    times = [one["ms"] for one in found]
    return [
        row("pages, each for every reader who may see it", len(found)),
        row("median, ms", round(statistics.median(times), 1)),
        row("slowest, ms", max(times), 100),
        row("over 100 ms", sum(time > 100 for time in times), 0),
        row("most questions to the database", max(one["queries"] for one in found)),
        *(
            row(f"`{one['page']}`, {one['reader']}: {one['queries']} questions, {one['kb']} kB, ms",
                one["ms"], 100)
            for one in found[:SLOWEST]
        ),
    ]  # fmt: skip


def _first_start(values: Values) -> list[str]:
    return [
        row("packages installed, s", values["installed_s"]),
        row("first page answered, s", values["open_s"], 60),
    ]


def _submitting(values: Values) -> list[str]:
    phone = values["phone"]
    wanted = 100 / values["per_second"]
    return [
        row("answers", values["sent"]),
        row("refused", values["refused"], 0),
        row("answers in the box each second", values["per_second"]),
        row("seconds for a hundred", round(wanted, 2), 1),
        row("p50, ms", values["p50_ms"]),
        row("p95, ms", values["p95_ms"]),
        row("CPU of one answer, ms", values["cpu_ms"]),
        row("CPU of a hundred of them, s", round(values["cpu_ms"] / 10, 2), 1),
        row("the questions on a phone, kB", phone["kb"], 60),
        *(row(f"of it {kind}", phone[kind]) for kind in ("pages", "css", "js", "font", "other")
          if kind in phone),
    ]  # fmt: skip


def _loops(values: Values) -> list[str]:
    return [
        *(
            row(f"{one['nodes']} nodes, {one['arrows']} arrows, {one['loops']:,} loops, ms",
                one["ms"], 50 if one["arrows"] == 150 else None)
            for one in values["maps"]
        ),
        row("the slowest of them, 150 arrows, ms", values["slowest_ms"], 50),
    ]  # fmt: skip


def _themes(values: Values) -> list[str]:
    return [
        row(f"with {values['by']}, s", values["seconds"], 8),
        row("processor time, s", values["processor_s"], 8),
        row("peak memory, MB", values["megabytes"], 700),
        row("themes", values["themes"]),
        row(
            f"base forms of {values['words']:,} words, reading the dictionary too, processor s",
            values["words_s"],
        ),
        row("V-measure, of comments put together from parts", values["v_measure"]),
    ]


def _opinions(values: Values) -> list[str]:
    size = f"{values['voters']:,} voters, {values['statements']} statements"
    return [
        row(f"{size}, three camps, s", values["camps_s"], 0.25),
        row("the same, votes by chance, s", values["chance_s"], 0.25),
    ]


def _crossings(values: Values) -> list[str]:
    return [
        row(f"{one['answers']:,} answers, told in {one['shown']:,} of {one['units']:,} units, s",
            one["seconds"], 7)
        for one in values["crossings"]
    ]  # fmt: skip


def _results(values: Values) -> list[str]:
    null, large = values["null"], values["large"]
    return [
        row(f"of {null['surveys']} surveys of {null['cells']} cells, any flagged, %",
            null["percent"], 5),
        row(f"figures of {large['units']:,} units, {large['items']} statements, s",
            large["made_s"]),
        row("the same as plain data, MB", large["megabytes"]),
        row(f"{large['answers']:,} answers: a page of results, cold, ms", large["cold_ms"], 300),
        row("a page of results, warm, ms", large["warm_ms"], 150),
        row("a map of a unit and those beneath it, warm, ms", large["map_ms"], 150),
        row("the figures of another unit alone, ms", large["filter_ms"], 5),
    ]  # fmt: skip


def _board(values: Values) -> list[str]:
    latency, frames = values["latency_ms"], values["frame_ms"]
    return [
        *_delivered(values),
        row("to all screens, p50, ms", latency["p50"]),
        row("to all screens, p95, ms", latency["p95"], 300),
        row("POST alone, p95, ms", values["post_ms"]["p95"]),
        row("cards that moved on the phone", values["cards_moved_on_phone"]),
        row("frame on the phone, p50, ms", frames["p50"]),
        row("frame on the phone, p95, ms", frames["p95"], 50),
        row("frame on the phone, p99, ms", frames["p99"]),
        row("slowest frame, ms", frames["max"]),
    ]


def _clock(values: Values) -> list[str]:
    page, sheet = values["page_ms"], values["sheet_ms"]
    return [
        row("entries", values["entries"]),
        row("page with its wheel, p50, ms", page["p50"], 1000),
        row("the first page of a new process, ms", page["first"]),
        row("A3 sheet as a tagged PDF, p50, ms", sheet["p50"], 1000),
        row("the same, the slowest, ms", sheet["max"], 1000),
    ]


def _programme(values: Values) -> list[str]:
    shown, files = values["pages_ms"], values["files_ms"]
    return [
        row("workshops", values["events"]),
        row("overview, p50, ms", shown["overview"]["p50"], 100),
        row("the first page of a new process, ms", shown["overview"]["first"]),
        *(row(f"{name} p50, ms", shown[name]["p50"], 100) for name in list(shown)[1:]),
        row("pages of the report", values["pages"]),
        row("its list of sections, p50, ms", values["editor_ms"]["p50"], 100),
        row("tagged PDF (PDF/UA-1), the slowest, ms", files["report.pdf"]["max"], 3000),
        *(row(f"{name}, the slowest, ms", files[name]["max"]) for name in list(files)[1:]),
    ]


ROWS: dict[str, Callable[[Values], list[str]]] = {
    "one_process": _room,
    "exporting": _exporting,
    "apart": _room,
    "socketio": _socketio,
    "killed": _killed,
    "joining": _joining,
    "first_load": _first_load,
    "pages": _pages,
    "first_start": _first_start,
    "themes": _themes,
    "opinions": _opinions,
    "crossings": _crossings,
    "submitting": _submitting,
    "results": _results,
    "loops": _loops,
    "board": _board,
    "clock": _clock,
    "programme": _programme,
}
ROOMS = ("one_process", "exporting", "apart", "socketio", "killed")
