"""Words and sentences, with each quotation as one item, so that what is said does not break up who says it.
In: a text and its quotations. Out: sentences, each a tuple of items with offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.reading.quotes import Quote, find_quotes

ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Capt|Cmdr|Prof|St|Jr|Sr|Rev|Hon|Pres|Adm|Maj|Brig|Amb|Sec|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|Inc|Corp|Co|Ltd|vs|Mt|Ft|Mil|Bil|Tril|approx|est"
)
TOKEN = re.compile(
    rf"(?:[A-Za-z]\.){{2,8}}|(?:{ABBREVIATIONS}|[A-Z])\.(?=\s)|\d+(?:[.,]\d+)*%?"
    r"|['’]s\b|\w+(?:[-‑&]\w+)*(?:['’](?!s\b)\w+)?|--|\.\.\.|#{3,9}|[^\w\s]"
)
STOPS = frozenset((".", "?", "!", "…", "。", "###"))
"""Marks that end a sentence; wires put ### between paragraphs."""
MAX_ITEMS = 300
"""A sentence is cut here; longer ones are lists or attacks, and work inside one sentence is quadratic."""
CONTRACTED = frozenset(("it", "he", "she", "that", "there", "what", "who", "here", "where"))
"""After these, 's is 'is' or 'has', never a possessive."""
HARD = frozenset(";:()[]—–--…") | STOPS
"""Marks over which no phrase reaches."""
NOMINATIVE = frozenset({"i", "he", "she", "it", "they", "we", "there"})
"""Words that begin a clause as its subject."""
SPEECH = frozenset(("said", "asked", "says", "added", "wrote", "replied", "told"))
STARTERS = frozenset(
    ("the", "a", "an", "in", "on", "at", "he", "she", "it", "they", "we", "this", "but", "and", "when")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A word, a mark, or a whole quotation."""

    start: int
    end: int
    text: str
    low: str
    """Lower case; '“”' for a quotation."""
    quote: Quote | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number, not a mark or a quotation."""
        return self.quote is None and (self.text[0].isalnum() or self.low in ("'s", "is"))

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.quote is None and self.text[0].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its items, and the number of its paragraph."""

    items: tuple[Item, ...]
    paragraph: int

    @property
    def start(self) -> int:
        """Where the first item starts."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Where the last item ends."""
        return self.items[-1].end


def low_at(items: tuple[Item, ...], k: int) -> str:
    """The item at `k` in lower case; '' outside the sentence."""
    return items[k].low if 0 <= k < len(items) else ""


def find_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`; a line end always ends one."""
    quotes = find_quotes(text)
    sentences: list[Sentence] = []
    at = 0
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        inside: list[Quote] = []
        while at < len(quotes) and quotes[at].start < line.end():
            inside.append(quotes[at])
            at += 1
        items = _items(text, line.start(), line.end(), inside)
        sentences += [Sentence(items=part, paragraph=number) for part in _split(items)]
    return tuple(sentences)


def _items(text: str, start: int, end: int, quotes: list[Quote]) -> list[Item]:
    items: list[Item] = []
    for quote in quotes:
        items += _words(text, start, quote.start)
        items.append(Item(start=quote.start, end=quote.end, text=text[quote.start : quote.end], low="“”", quote=quote))
        start = quote.end
    return items + _words(text, start, end)


def _words(text: str, start: int, end: int) -> list[Item]:
    items: list[Item] = []
    for match in TOKEN.finditer(text, start, end):
        low = match.group().lower().replace("’", "'")
        if low == "'s" and items and items[-1].low in CONTRACTED:
            low = "is"
        items.append(Item(start=match.start(), end=match.end(), text=match.group(), low=low))
    return items


def _split(items: list[Item]) -> list[tuple[Item, ...]]:
    parts: list[tuple[Item, ...]] = []
    begin = 0
    for i, item in enumerate(items):
        if i + 1 == len(items) or i - begin >= MAX_ITEMS or _ends(item, items[i + 1], items[i + 2 : i + 6]):
            parts.append(tuple(items[begin : i + 1]))
            begin = i + 1
    return parts


def _ends(item: Item, following: Item, after: list[Item]) -> bool:
    """Whether a sentence ends between `item` and `following`."""
    if following.low in STOPS or following.low in ")]":
        return False
    begins = following.quote is not None or following.text[0].isupper() or following.text[0].isdigit()
    if item.quote is not None:
        last = item.quote.inner_end - item.start
        return begins and item.text[:last].rstrip()[-1:] in STOPS and not _attributes(following, after)
    if item.low in STOPS:
        return begins or following.low in "(["
    if item.text.endswith(".") and item.text.count(".") > 1:
        return following.low in STARTERS and following.text[0].isupper()  # 'in the U.S. The ministry'
    return False


def _attributes(following: Item, after: list[Item]) -> bool:
    """'“Why?” Koo asked.': a name and then a verb belong to the quotation before them."""
    if following.quote is not None:
        return False
    verb = next((item for item in after if not item.is_capital), None)
    return verb is not None and verb.low in SPEECH
