"""How well saved pages are cleaned: bag of 4-word shingles against the true article body, as the benchmark scores.
In: article-extraction-benchmark (https://github.com/scrapinghub/article-extraction-benchmark, MIT). Out: figures.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reportedly.intake import clean
from reportedly.record import Capture, Given, Text

ARCHIVE = "article-extraction-benchmark.tar.gz"
_WORD = re.compile(r"\w+")
Shares = tuple[float, float, float]
"""True positive, false positive and false negative shingles of one page, as shares of their sum."""


def score_pages(data: Path) -> dict[str, float]:
    """Mean precision and recall over the pages, their harmonic mean, and the share of pages that gave no text.

    The body is scored as the benchmark does: without the title and without captions, which it counts as no body.
    """
    shares, missing = [], 0
    for name, html, truth in pages(data / ARCHIVE):
        capture = Capture.of(
            input=name, media="html", body=html, given=Given(), observed_at="2019-12-31T00:00:00+00:00"
        )
        text = clean(capture).text
        missing += text is None
        shares.append(compare(truth, body_of(text) if text else ""))
    precision = sum(tp / (tp + fp) if tp + fp else float(not fn) for tp, fp, fn in shares) / len(shares)
    recall = sum(tp / (tp + fn) if tp + fn else float(not fp) for tp, fp, fn in shares) / len(shares)
    return {
        "pages": len(shares),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
        "with text": round(1 - missing / len(shares), 4),
    }


def pages(archive: Path) -> Iterator[tuple[str, bytes, str]]:
    """Name, HTML and true body of every page."""
    with tarfile.open(archive) as tar:
        files = {member.name.split("/")[-1]: member for member in tar.getmembers() if member.isfile()}
        truth = json.loads(_bytes(tar, files["ground-truth.json"]))
        for name in sorted(truth):
            yield name, gzip.decompress(_bytes(tar, files[f"{name}.html.gz"])), truth[name]["articleBody"]


def compare(truth: str, found: str) -> Shares:
    """The shingles of two texts compared as bags, so that long pages count as much as short ones."""
    one, other = _shingles(truth), _shingles(found)
    same = sum((one & other).values())
    extra, lost = sum((other - one).values()), sum((one - other).values())
    total = same + extra + lost
    return (same / total, extra / total, lost / total) if total else (0.0, 0.0, 0.0)


def body_of(text: Text) -> str:
    """The clean text without its title and captions."""
    parts, at = [], len(text.title or "")
    for start, end in text.captions:
        parts.append(text.text[at:start])
        at = end
    return "".join([*parts, text.text[at:]])


def _shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))


def _bytes(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    return file.read() if file else b""
