"""What mkdocs calls while it builds the site: pages made from code or taken from the repository, and their links.
In: mkdocs' files and pages. Out: the same with more files, and Markdown whose links lead to pages of the site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from manual import api, commands, contracts, vocabulary

ROOT = Path(__file__).parents[1]

TAKEN = {
    "project/contributing.md": "CONTRIBUTING.md",
    "project/changelog.md": "CHANGELOG.md",
    "project/example-story.md": "examples/README.md",
    "project/drafts.md": "bench/drafts/README.md",
    "project/training.md": "training/README.md",
    "project/model.md": "src/reportedly/reading/reader/model/CARD.md",
}
"""Pages of the site that are files of the repository outside docs/."""

PAGE_CSS = ROOT / "src" / "reportedly" / "desk" / "templates" / "page.css"
TOKENS = "css/tokens.css"

_LINK = re.compile(r"(?<=\]\()(?!\w+:|#)([^)\s#]+)")
_FENCE = re.compile(r"^(```.*?^```)", re.MULTILINE | re.DOTALL)
_README_PART = re.compile(r"^<!-- README(?:: (?P<heading>.+))? -->$", re.MULTILINE)


def made_pages() -> dict[str, str]:
    """The pages that are in no file of docs/, by their path in the site's sources."""
    taken = {path: (ROOT / file).read_text(encoding="utf-8") for path, file in TAKEN.items()}
    made = {"commands": commands.page(), "words": vocabulary.page(), "api": api.page()}
    return {**taken, **{f"reference/{name}.md": page for name, page in made.items()}, **contracts.pages()}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Puts into the navigation what joins by itself: the decisions, in order, and the pages on JSON."""
    decisions = sorted(f"decisions/{file.name}" for file in (ROOT / "docs" / "decisions").glob("0*.md"))
    for part in config.nav or ():
        part.get("Decisions", []).extend(decisions)
        part.get("Reference", []).extend(contracts.pages())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds made pages, the desk's colours and typefaces, and each file of the repository that a page links to."""
    for path, content in {**made_pages(), TOKENS: tokens()}.items():
        files.append(File.generated(config, path, content=content))
    for page in list(files.documentation_pages()):
        for target in links(_expanded(page.content_string), page.src_uri):
            if _copy(target) and files.get_file_from_path(_copy(target)) is None:
                files.append(File.generated(config, _copy(target), content=(ROOT / target).read_bytes()))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts in parts of the README, and turns links between files of the repository into links between pages."""
    here = page.file.src_uri
    return _linked(_expanded(markdown), lambda link: posixpath.relpath(_place(link, here), posixpath.dirname(here)))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Names the theme's search, which is a dialog without a name to people who listen to the page."""
    return output.replace(
        'data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Search"'
    )


def tokens() -> str:
    """The desk's own colours and typefaces, light and dark, from its stylesheet: one look for page and manual."""
    css = PAGE_CSS.read_text(encoding="utf-8")
    light = re.search(r"^:root \{.*?^\}\n", css, re.MULTILINE | re.DOTALL)
    dark = re.search(
        r"^@media screen and \(prefers-color-scheme: dark\) \{\n  :root \{.*?^\}\n", css, re.MULTILINE | re.DOTALL
    )
    if light is None or dark is None:
        raise PluginError(f"{PAGE_CSS.relative_to(ROOT)} has no :root for light and dark any more")
    return light[0] + dark[0]


def readme_part(heading: str | None) -> str:
    """What stands under a heading of the README, or before its first; its links as from docs/."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)\n", readme.partition("\n")[2], flags=re.MULTILINE)
    named = {None: parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}
    if heading not in named:
        raise PluginError(f"README.md has no part {heading!r}; there are {', '.join(parts[1::2])}")
    return _linked(named[heading].strip("\n"), lambda link: posixpath.relpath(link, "docs"))


def _expanded(markdown: str) -> str:
    return _README_PART.sub(lambda found: readme_part(found["heading"]), markdown)


def _linked(markdown: str, changed: Callable[[str], str]) -> str:
    """The text with each relative link changed, outside of code."""
    parts = _FENCE.split(markdown)
    parts[::2] = [_LINK.sub(lambda found: changed(found[0]), part) for part in parts[::2]]
    return "".join(parts)


def links(markdown: str, page: str) -> list[str]:
    """The files of the repository that a page links to, relative to its root."""
    return [_target(link, page) for part in _FENCE.split(markdown)[::2] for link in _LINK.findall(part)]


def _target(link: str, page: str) -> str:
    """The file that a link of a page leads to, relative to the root of the repository."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(TAKEN.get(page, f"docs/{page}")), link))


def _place(link: str, page: str) -> str:
    """The same as a path in the site's sources."""
    target = _target(link, page)
    if target == "README.md":
        return "index.md"
    pages = {file: path for path, file in TAKEN.items()}
    return pages.get(target) or _copy(target) or target.removeprefix("docs/")


def _copy(target: str) -> str:
    """Where a file that is neither in docs/ nor a page is put; nothing for others, nor for what is not there."""
    elsewhere = not target.startswith("docs/") and target not in (*TAKEN.values(), "README.md")
    if not elsewhere or not (ROOT / target).is_file():
        return ""
    return f"repository/{target}.txt" if target.endswith(".md") else f"repository/{target}"  # as text, no page
