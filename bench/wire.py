"""HTTP on raw sockets, with as little work as it takes, and how waits are told."""

from __future__ import annotations

import asyncio
import re
from typing import TypeAlias

CSRF = "a" * 32
Idle: TypeAlias = "asyncio.LifoQueue[tuple[asyncio.StreamReader, asyncio.StreamWriter]]"


async def exchange(port: int, request: bytes, idle: Idle) -> int:
    if idle.empty():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    else:
        reader, writer = idle.get_nowait()
    try:
        writer.write(request)
        status, _headers, _body = await read_answer(reader)
    except BaseException:
        writer.close()
        raise
    idle.put_nowait((reader, writer))
    return status


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, str, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status = int(head[9:12])
    length = re.search(r"(?i)content-length: (\d+)", head)
    if length:
        return status, head, await reader.readexactly(int(length[1]))
    body = b""
    if "chunked" in head.lower():
        while size := int(await reader.readline(), 16):
            body += await reader.readexactly(size)
            await reader.readexactly(2)
        await reader.readexactly(2)
    return status, head, body


def spread(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds) or [0.0]

    def at(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000, 1)

    return {"p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": round(ordered[-1] * 1000, 1)}
