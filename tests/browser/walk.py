"""Walks from link to link as one person, and looks at some pages of every kind."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

NARROW, WIDE = 320, 1280
NOT_PAGES = {
    "workshops:export",
    "workshops:qr",
    "workshops:notes",
    "programmes:text",
    "programmes:json",
    "programmes:document-file",
    "reports:public-file",
    "programmes:statement-file",
    "modules:material",
    "workspace:feed",
    "cohorts:own",
    "cohorts:export",
    "surveys:box",
    "surveys:letters_pdf",
    "surveys:trustee_box",
    "surveys:trustee_people",
    "surveys:document_file",
    "surveys:wording_file",
    "surveys:export",
    "surveys:chart",
    "methods:own_file",
    "reports:file",
    "clock:paper",
    "clock:feed",
    "practice:model_file",
    "practice:public_file",
}


@dataclass
class Looks:
    """What was found on the pages somebody came to."""

    met: set[str] = field(default_factory=set)
    barriers: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    _known: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))

    def at(self, page: Page, who: str) -> None:
        """Look at a page, wide and narrow, with everything on it unfolded."""
        path = urlsplit(page.url).path
        route = resolve(path).route
        self.met.add(route)
        for width in (WIDE, NARROW):
            resize(page, width)
            where = f"{who} on {path} at {width}"
            if page.evaluate(TOO_WIDE):
                self.sideways.append(f"{where}: {page.evaluate(WIDEST)}")
            page.evaluate(UNFOLD)
            shape, known = set(page.evaluate(SHAPE)), self._known[route, width]
            if not shape <= known:  # axe is slow, and finds the same in the same shapes
                known |= shape
                self.barriers += [f"{where}: {one}" for one in barriers(page)]


TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
WIDEST = """[...document.querySelectorAll("body *")]
  .filter((it) => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((it) => `${it.tagName}.${it.className}`).slice(0, 4).join(" ")"""
UNFOLD = "document.querySelectorAll('main details').forEach((it) => { it.open = true; })"
SHAPE = """[...new Set([...document.querySelectorAll("body *")].map((it) =>
  `${it.parentElement.tagName} ${it.tagName} ${it.getAttribute("class")} ${it.getAttribute("role")}`
))]"""
# A page behind another one is not drawn at all.
DRAWN = """Promise.race([
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  new Promise((done) => setTimeout(done, 1000)),
])"""


def resize(page: Page, width: int) -> None:
    """Give a page another width, and wait until it has it. Needs scripts: nothing else can wait."""
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_function("wide => innerWidth === wide", arg=width, polling=50)
    page.evaluate(DRAWN)


# A background that is on its way from one appearance to the other has nobody's contrast.
AT_REST = """Promise.race([
  Promise.allSettled(document.getAnimations().map((one) => one.finished)),
  new Promise((done) => setTimeout(done, 1000)),
])"""


def barriers(page: Page) -> list[str]:
    """What axe finds, in a line each."""
    page.wait_for_load_state()
    page.evaluate(f"{AT_REST}.then(() => null)")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [
        f"{one['id']}: {node['target'][0]} {' '.join((node.get('failureSummary') or '').split())}"
        for one in found
        for node in one["nodes"]
    ]


def walk(
    page: Page,
    starts: list[str],
    look: Callable[[Page], None],
    *,
    of_a_kind: int = 1,
    most: int = 250,
    within: tuple[str, ...] = ("/",),
) -> None:
    """Open every kind of page `within` that links lead to, but no more than `most`."""
    waiting, known, kinds = deque(starts), set(starts), Counter[str]()
    while waiting and kinds.total() < most:
        address = waiting.popleft()
        kind = _kind(address)
        if kind is None or kinds[kind] == of_a_kind:
            continue
        kinds[kind] += 1
        page.goto(address)
        look(page)
        for link in _links(page):
            if link not in known and link.startswith(within):
                known.add(link)
                waiting.append(link)


def _kind(address: str) -> str | None:
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    return None if found.view_name in NOT_PAGES else found.route


def _links(page: Page) -> list[str]:
    links: list[str] = page.evaluate(
        """[...document.querySelectorAll("a[href]")].filter((it) => it.origin === location.origin
             && !it.hasAttribute("download")).map((it) => it.pathname)"""
    )
    return links
