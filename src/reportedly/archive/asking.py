"""What people type into a search box, understood: words, "phrases", prefixes*, OR, -not and field:value.
In: a query of any characters. Out: a Query, and the expression that SQLite's FTS5 is asked for it.

Nothing is a syntax error: what is no valid operator or field is taken for words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, get_args

from reportedly.archive.indexing import tag
from reportedly.record import Stance

LONGEST = 400
"""Code points of a query that count; the rest is dropped."""
MOST_TERMS = 24
SHORTEST_PREFIX = 3
"""Letters before `*`: the index keeps all beginnings of three letters, shorter ones would be most of its words."""
FIELDS = ("story", "outlet", "source", "stance", "since", "until")
STANCES: frozenset[str] = frozenset(get_args(Stance))

_PART = re.compile(
    r"""(?P<minus>-)? (?: (?P<field>[a-z]+) : )? (?: "(?P<phrase>[^"]*)(?:"|$) | (?P<word>[^\s"]+) )""", re.VERBOSE
)
_QUOTES = str.maketrans("“”„‟«»〝〞＂", '"' * 9)
_DASHES = str.maketrans("‐‑‒–—−", "-" * 6)


class Query(NamedTuple):
    """A query as it was understood."""

    required: tuple[tuple[str, ...], ...] = ()
    """All of them, of each group one: phrases as FTS5 writes them."""
    excluded: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    """Field and value, in the order in which they were typed."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words as a person writes them."""
        shown = [" OR ".join(map(_shown, group)) for group in self.required]
        return (*shown, *(f"-{_shown(phrase)}" for phrase in self.excluded))

    def field(self, name: str) -> str | None:
        """The last value that was given for a field."""
        return next((value for field, value in reversed(self.fields) if field == name), None)


def parse(query: str) -> Query:
    """What a query asks for. Words in a row are all required; `a OR b` is one of the two; OR binds tighter."""
    required: list[list[str]] = []
    excluded: list[str] = []
    fields: list[tuple[str, str]] = []
    either = negated = False
    for part in _parts(query):
        if (word := _operator(part)) is not None:
            either, negated = word == "OR" and bool(required), word == "NOT"
            continue
        negated |= bool(part["minus"])
        if (field := _field(part)) and not negated:
            fields.append(field)
            continue
        for term in _terms(part):
            if negated:
                excluded.append(term)
            elif either:
                required[-1].append(term)
            else:
                required.append([term])
            either = False
        negated = False
    if excluded and not required and not fields:  # there is nothing to leave it out of
        required, excluded = [[term] for term in excluded], []
    return Query(tuple(map(tuple, required[:MOST_TERMS])), tuple(excluded[:MOST_TERMS]), tuple(fields[:MOST_TERMS]))


def expression(query: Query, columns: Iterable[str], filters: Iterable[str]) -> str | None:
    """What FTS5 matches: the words in these columns, all of the filters; None where nothing is asked for."""
    inside = f"{{{' '.join(columns)}}}"
    wanted = [f"{inside} : ({' OR '.join(group)})" for group in query.required]
    wanted += filters
    if not wanted:
        return None
    matched = " AND ".join(f"({each})" for each in wanted)
    return f"({matched}) NOT ({inside} : ({' OR '.join(query.excluded)}))" if query.excluded else matched


def to_mark(query: Query, source: str | None = None) -> tuple[str, ...]:
    """The phrases to mark in what matches: each that is asked for, and those for a source."""
    asked = [term for group in query.required for term in group]
    words = phrase(source) if source else None
    return (*asked, words) if words else tuple(asked)


def phrase(words: str, *, prefix: bool = False) -> str | None:
    """Words as a phrase of FTS5; None where there is no letter or digit in them."""
    bare = " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", words)))
    return f'"{bare}"{" *" if prefix else ""}' if bare else None


def tagged(*names: str) -> str:
    """The filter that one of these tags is there; a name that ends in `*` is the beginning of one."""
    each = (f'"{tag(name.removesuffix("*"))}"{" *" if name.endswith("*") else ""}' for name in names)
    return f"tags : ({' OR '.join(each)})"


def _parts(query: str) -> Iterator[re.Match[str]]:
    cut = query[:LONGEST].translate(_QUOTES).translate(_DASHES)
    clean = "".join(" " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in cut)
    return _PART.finditer(clean)


def _operator(part: re.Match[str]) -> str | None:
    """AND, which goes without saying, OR or NOT, which `-` says as well; None for all else."""
    return part["word"] if part["word"] in ("AND", "OR", "NOT") and not part["field"] and not part["minus"] else None


def _field(part: re.Match[str]) -> tuple[str, str] | None:
    """Field and value; None where there is no such field, or its value cannot be one."""
    field, value = part["field"], (part["phrase"] or part["word"] or "").strip()
    if field not in FIELDS or not any(char.isalnum() for char in value):
        return None
    if field == "stance":
        return (field, value.lower()) if value.lower() in STANCES else None
    if field in ("since", "until"):
        return (field, value) if is_day(value) else None
    return field, value


def _terms(part: re.Match[str]) -> Iterator[str]:
    """The phrases of a word or of a phrase; a field that is none is a word before them."""
    if part["field"] and (word := phrase(part["field"])):
        yield word
    if part["phrase"] is not None:
        found = phrase(part["phrase"])
    else:
        word = part["word"]
        letters = sum(char.isalnum() for char in word)
        found = phrase(word, prefix=word.endswith("*") and letters >= SHORTEST_PREFIX)
    if found:
        yield found


def _shown(phrase: str) -> str:
    bare = phrase.rstrip(" *").strip('"')
    star = "*" if phrase.endswith("*") else ""
    return f'"{bare}"{star}' if " " in bare else f"{bare}{star}"


def is_day(value: str) -> bool:
    """Whether it is a day as `YYYY-MM-DD`."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
