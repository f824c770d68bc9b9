"""People who come in by the door: from the link to a screen they can use."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any

from .wire import CSRF, read_answer, spread


async def joins(plan: dict[str, Any]) -> dict[str, Any]:
    """People who open the link, take a seat and see their first task."""
    waits: list[float] = []
    loop = asyncio.get_running_loop()
    start = loop.time()
    coming = []
    for number in range(plan["joins"]):
        due = start + number * plan["seconds"] / plan["joins"]
        await asyncio.sleep(max(0.0, due - loop.time()))
        coming.append(asyncio.ensure_future(join(plan, waits)))
    failed = sum(
        isinstance(one, BaseException)
        for one in await asyncio.gather(*coming, return_exceptions=True)
    )
    return {"joins": len(waits), "failed": failed, "usable_ms": spread(waits)}


async def join(plan: dict[str, Any], waits: list[float]) -> None:
    began = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", plan["web_port"])
    jar: dict[str, str] = {}

    async def ask(method: str, path: str, body: str = "") -> tuple[int, str, bytes]:
        cookies = "; ".join(f"{name}={value}" for name, value in jar.items())
        writer.write(
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        status, head, page = await read_answer(reader)
        for name, value in re.findall(r"(?i)set-cookie: ([^=]+)=([^;\r]*)", head):
            jar[name] = value
        return status, head, page

    address = f"/j/{plan['secret']}/"
    await ask("GET", address)
    jar.setdefault("csrftoken", CSRF)
    form = f"people=1&nickname=&csrfmiddlewaretoken={jar['csrftoken']}"
    status, head, _page = await ask("POST", address, form)
    place = re.search(r"(?i)location: (\S+)", head)
    if status != 302 or not place:
        raise RuntimeError(f"joining answered {status}")
    status, _head, page = await ask("GET", place[1])
    writer.close()
    if status != 200 or b"<textarea" not in page:
        raise RuntimeError(f"the phone answered {status}")
    waits.append(time.monotonic() - began)
