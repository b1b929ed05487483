"""Pages of Great Expectations that need nothing but themselves and the style sheets beside them.

As they are made, the pages load fifteen scripts and styles from the web, which draw the index and colour the
rest. Here they lose every script, every style and every link to another site, and get our own styles: they
render the same with no network, as files and behind a strict content security policy, whatever text an
article put in them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, rmtree
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INDEX = Path(__file__).with_name("data_docs_index.html")
PALETTE = Path(__file__).with_name("palette.css")
"""Colours of the Data Docs and of the page in Airflow."""
STYLES = (PALETTE, Path(__file__).with_name("data_docs.css"))
# What draws or runs, and what comes from elsewhere.
REMOVED = "//script | //style | //link | //img | //iframe | //object | //embed | //base | //meta[@http-equiv]"
# The site's own furniture: logo, advertisement, and buttons whose scripts are gone.
FURNITURE = "//nav[contains(@class, 'navbar-expand-md')] | //footer | //button | //thead[@hidden]"
KEPT_ATTRIBUTES = frozenset({
    "aria-hidden", "aria-label", "checked", "charset", "class", "colspan", "content", "href", "id", "lang",
    "name", "rowspan", "scope", "type",
})  # fmt: skip
HEADINGS = {"h4": "p", "h5": "h2", "h6": "h3"}


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A line of the index: the page of one table of one part of a run, and what it says."""

    path: Path
    run_id: str
    started_at: str
    part: str
    table: str
    checked: int
    failed: int


def make_local(folder: Path, index: Sequence[IndexRow]) -> None:
    """Rewrite the pages of a site in place, and write its index anew."""
    rmtree(folder / "static", ignore_errors=True)  # what only the removed scripts and styles asked for
    for path in folder.rglob("*.html"):
        if path != folder / "index.html":
            depth = len(path.relative_to(folder).parts) - 1
            path.write_bytes(local_page(path.read_bytes(), "../" * depth))
    (folder / "index.html").write_text(index_page(index), encoding="utf-8")
    for style in STYLES:
        copyfile(style, folder / style.name)


def local_page(page: bytes, top: str) -> bytes:
    """A page without what it would load or run; `top` leads to the folder of the index."""
    from lxml import html

    tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    crumbs = " ".join(tree.xpath("//li[contains(@class, 'active')]/text()")).strip()
    for element in tree.xpath(f"{REMOVED} | {FURNITURE}"):
        element.drop_tree()
    for link in tree.xpath("//a[@data-toggle='collapse']"):
        fold(link, tree)
    for element in list(tree.iter()):  # a list, for links are taken out on the way
        if isinstance(element.tag, str):
            clean(element)
    body = tree.find("body")
    body.insert(0, head_line(top, crumbs))
    tree.find("head").extend(style_links(top))
    tree.find(".//title").text = f"{crumbs} · Data Docs"
    tree.set("lang", "en")
    local: bytes = html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")
    return local


def fold(link: "HtmlElement", tree: "HtmlElement") -> None:
    """Make what a script would unfold into something that the browser unfolds itself."""
    from lxml.html import builder

    summary = builder.SUMMARY(link.text_content().strip())
    for target in tree.xpath("//*[@id=$id]", id=link.get("href", "").removeprefix("#")):
        details = builder.DETAILS(summary)
        target.getparent().replace(target, details)
        details.append(target)
        link.drop_tree()


def clean(element: "HtmlElement") -> None:
    """Drop what loads or runs from an element's attributes, and say in words what its icon shows."""
    for name in set(element.attrib) - KEPT_ATTRIBUTES:
        del element.attrib[name]
    if element.tag == "a" and not element.get("href", "").startswith("#"):
        element.drop_tag()  # to pages of expectations, which are not made, or to other sites
    if element.tag == "i" and element.get("aria-hidden") is None:
        element.set("role", "img")
        element.set("aria-label", "met" if "text-success" in element.get("class", "") else "not met")
    element.tag = HEADINGS.get(element.tag, element.tag)


def head_line(top: str, crumbs: str) -> "HtmlElement":
    """The line at the head of a page, with the way back to the index."""
    from lxml.html import builder

    return builder.HEADER(builder.A("Data Docs", href=f"{top}index.html"), builder.H1(crumbs))


def style_links(top: str) -> "list[HtmlElement]":
    """The references to the style sheets."""
    from lxml.html import builder

    return [builder.LINK(rel="stylesheet", href=f"{top}{style.name}") for style in STYLES]


def index_page(index: Sequence[IndexRow]) -> str:
    """The list of all pages, the newest run first."""
    from jinja2 import Template

    template = INDEX.read_text(encoding="utf-8")
    page: str = Template(template, autoescape=True).render(
        rows=index, styles=[style.name for style in STYLES]
    )
    return page
