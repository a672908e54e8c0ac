"""Flattened plain text (scraped, pasted, printed) to an article: every line is classified, none silently lost.
In: text and, where known, its title. Out: a Draft: title, paragraphs, captions, dropped lines with reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.config import MAX_TEXT_CHARS
from reportedly.intake.cruft import cruft_kind, is_foreign, is_latin
from reportedly.intake.draft import Block, Draft
from reportedly.intake.identify import (
    Heading,
    begins_like_caption,
    closing_credit,
    dateline,
    heading,
    outlet_of_copyright,
    outlet_of_domain,
    outlet_of_masthead,
    photo_credit,
    trailing_name,
)
from reportedly.intake.instants import Stamp, instant
from reportedly.intake.lines import reconsider
from reportedly.intake.pieces import Piece, is_prose, is_sentence, mark_repeats, same_words, shared_words, words_of
from reportedly.intake.undated import undated
from reportedly.intake.wraps import Line, unwrap
from reportedly.intake.zones import offset_of_city
from reportedly.record import Dropped, Instant

MAX_FLAT_CHARS = 2 * MAX_TEXT_CHARS
"""Longer input is cut before it is looked at: no article comes near."""

LIST_HEADING = "section heading of a list"
LISTED = "listed link"
OUTSIDE = "outside the article"
LONGEST_WEIGHT = 60
SUBHEADING_WEIGHT = -8
HEADING_WEIGHT = -16
LIST_HEADING_WEIGHT = -30
FURNITURE_WEIGHT = -4
"""What a paragraph weighs at most, in words, and what lies between paragraphs weighs against it: the first heading in
a row, each further one, the heading of a list, other furniture. On the flattened pages of the article extraction
benchmark this gives F1 .878; taking all between the first and the last paragraph gave .849."""

_PHOTO_VERB = re.compile(
    r"\b(?:shakes?|speaks?|poses?|walks?|attends?|looks?|stands?|waves?|arrives?|holds?|gestures?|talks?|meets?|"
    r"watch(?:es)?|passe?s?|delivers?|address(?:es)?|inspects?|greets?|smiles?|listens?|sits?|rides?|leaves?|carr(?:y|ies)|"
    r"(?:is|are) (?:seen|pictured|shown)|pictured|"
    r"(?:photo|picture|image)s? (?:released|provided|taken|shows?)|(?:left|right|center|centre|[lrc])\))\b",
    re.IGNORECASE,
)


def flatten(raw: str, title: str | None = None) -> Draft:
    """The article in a flattened text. With `title` given, the text's own lines like it are repeats of it."""
    remarks: tuple[str, ...] = ()
    if len(raw) > MAX_FLAT_CHARS:
        raw, remarks = raw[:MAX_FLAT_CHARS], (f"only the first {MAX_FLAT_CHARS:,} characters were looked at",)
    pieces, headings = settled(raw, title)
    reconsider(pieces)
    return _draft(pieces, headings, title)._replace(remarks=remarks)


def settled(raw: str, title: str | None = None) -> tuple[list[Piece], dict[int, Heading]]:
    """The paragraphs of the text as the rules settle them, and the lines of metadata among them by their place."""
    pieces, headings = _pieces(raw)
    mark_repeats(pieces)
    _mark_captions(pieces, headings)
    _mark_repeats_of_captions(pieces)
    start, end = _zone(pieces)
    found_title = _title(pieces, start, title)
    _settle(pieces, _with_lead(pieces, start, found_title), end, found_title)
    return pieces, headings


def _pieces(raw: str) -> tuple[list[Piece], dict[int, Heading]]:
    """The paragraphs of the text, furniture and lines of metadata marked; and those lines' headings by their place."""
    lines: list[Line] = []
    gap = True
    for number, printed in enumerate(raw.split("\n"), start=1):
        words = " ".join(printed.split())
        if words:
            lines.append(Line(number, words, gap))
        gap = not words
    latin = is_latin(raw)
    told = {words: _told_by_words(words, latin) for words in {line.text for line in lines}}
    heads = {line.number: head for line in lines if (head := told[line.text][0])}
    whys = {line.number: why for line in lines if (why := told[line.text][1])}
    pieces = [Piece(p.numbers, p.text, whys.get(p.numbers[0])) for p in unwrap(lines, whys)]
    return pieces, {i: heads[p.numbers[0]] for i, p in enumerate(pieces) if p.numbers[0] in heads}


def _told_by_words(line: str, latin: bool) -> tuple[Heading | None, str | None]:
    """What a line says by its own words: metadata, or that it is furniture and of which kind."""
    if head := heading(line):
        return head, head.why
    if kind := cruft_kind(line):
        return None, kind
    return None, "foreign interface text" if len(line) <= 80 and is_foreign(line, latin) else None


def _mark_captions(pieces: Sequence[Piece], headings: dict[int, Heading]) -> None:
    """Captions by how they begin, whom they credit, or that they describe a picture above the dateline or stamp."""
    prose = [i for i, piece in enumerate(pieces) if piece.why is None and is_prose(piece.text)]
    located = [i for i in prose if dateline(pieces[i].text) and not begins_like_caption(pieces[i].text)]
    stamps = [i for i, head in headings.items() if head.published and prose and i <= prose[min(2, len(prose) - 1)]]
    opening = max([*located[:1], *stamps[:1]], default=-1)
    for i, piece in enumerate(pieces):
        if piece.why is not None or len(piece.text.split()) < 4:
            continue
        above = i < opening and _PHOTO_VERB.search(piece.text) is not None and is_sentence(piece.text)
        twice = piece.repeated and pieces[i + 1].copy_of == i and pieces[i + 1].text != piece.text
        if begins_like_caption(piece.text) or above or twice or _is_credited(piece, i < max(prose, default=-1)):
            piece.role = "caption"


def _is_credited(piece: Piece, prose_follows: bool) -> bool:
    """Whether a photo credit closes the piece: in brackets it could also be the credit of the article, at its end."""
    pictured = piece.repeated or _PHOTO_VERB.search(piece.text) is not None
    if not photo_credit(piece.text):
        return pictured and prose_follows and trailing_name(piece.text) is not None
    return not closing_credit(piece.text) or (prose_follows and pictured)


def _mark_repeats_of_captions(pieces: Sequence[Piece]) -> None:
    """A picture's text often stands twice, once with its credit: either copy tells that both are captions."""
    captions = {piece.copy_of for piece in pieces if piece.role == "caption" and piece.copy_of is not None}
    for i, piece in enumerate(pieces):
        if i in captions:
            piece.role = "caption"
    for piece in pieces:
        if piece.copy_of is not None:
            piece.role = None
            piece.why = "caption repeated" if pieces[piece.copy_of].role == "caption" else "line repeated"


def _zone(pieces: Sequence[Piece]) -> tuple[int, int]:
    """The first and last piece of the article's body; `(n, n-1)` when there is none.

    It is the stretch with most words of prose after what stands between is set off (a maximum-sum subsequence), so
    that links and teasers around an article stay outside, and a few between its paragraphs do not end it.
    """
    best, most = (len(pieces), len(pieces) - 1), 0
    start, total = 0, 0
    run, listing = 0, False
    for i, piece in enumerate(pieces):
        if piece.is_open and is_sentence(piece.text):
            run, listing = 0, piece.text.endswith(":")
        elif piece.is_open and not listing:
            run += 1
        total += _weight(piece, run)
        if total <= 0:
            start, total = i + 1, 0
        elif total > most:
            best, most = (start, i), total
    words = pieces[0].text.split() if len(pieces) == 1 and pieces[0].is_open else []
    return (0, 0) if not most and len(words) >= 3 and len(pieces[0].text) <= 400 else best


def _weight(piece: Piece, run: int) -> int:
    """The weight of a piece; of a heading that is the `run`-th in a row, or an item of a list that prose announced."""
    if piece.is_open and is_sentence(piece.text):
        return min(len(piece.text.split()), LONGEST_WEIGHT)
    if piece.is_open:
        return (0, SUBHEADING_WEIGHT, HEADING_WEIGHT)[min(run, 2)]
    if piece.why == LIST_HEADING:
        return LIST_HEADING_WEIGHT
    return FURNITURE_WEIGHT if piece.why and piece.copy_of is None else 0


def _title(pieces: Sequence[Piece], start: int, given: str | None) -> Piece | None:
    """The heading above the body that shares most words with it; with a given title, the line that repeats it."""
    above = [p for p in pieces[:start] if p.is_open]
    if given is not None:
        return next((p for p in above if same_words(p.text, given)), None)
    body = words_of(" ".join(p.text for p in pieces[start : start + 12] if p.is_open))
    best, best_score = None, 0.0
    for piece in above:
        words = len(piece.text.split())
        if 2 <= words <= 40 and not (is_sentence(piece.text) and piece.text.endswith(".") and words > 20):
            score = min(words, 8) / 8 * (0.25 + shared_words(piece.text, body))
            if score > best_score:
                best, best_score = piece, score
    return best


def _with_lead(pieces: Sequence[Piece], start: int, title: Piece | None) -> int:
    """Where the body begins: paragraphs right below the title belong to it even if links part them from the rest."""
    below = next((i for i, piece in enumerate(pieces) if piece is title), len(pieces))
    return next((i for i in range(below + 1, start) if pieces[i].is_open and is_prose(pieces[i].text)), start)


def _settle(pieces: Sequence[Piece], start: int, end: int, title: Piece | None) -> None:
    """Gives every piece that is still open its role, or the reason why it is not in the text."""
    at = next((i for i, p in enumerate(pieces) if p is title), -1)
    run: list[Piece] = []
    listing = linking = False
    for i, piece in enumerate(pieces):
        linking = linking or piece.why == LIST_HEADING
        if not piece.is_open:
            continue
        if piece is title:
            piece.role = "title"
        elif i < start:
            deck = 0 <= at < i and len(piece.text.split()) >= 7
            piece.settle("body" if deck else None, OUTSIDE if is_sentence(piece.text) else "navigation")
        elif i > end:
            piece.settle(None, OUTSIDE if is_sentence(piece.text) else LISTED if linking else "link list")
        elif is_sentence(piece.text) or piece.text.endswith(","):
            _settle_run(run, listing, linking)
            run, listing, linking = [], piece.text.endswith(":"), False
            piece.role = "body"
        else:
            run.append(piece)
    _settle_run(run, listing, linking)


def _settle_run(run: list[Piece], listing: bool, linking: bool) -> None:
    """One or two headings between paragraphs are subheadings; more are links, unless a colon announced a list."""
    for piece in run:
        piece.settle("body" if listing or (len(run) <= 2 and not linking) else None, LISTED if linking else "link list")


def _draft(pieces: Sequence[Piece], headings: dict[int, Heading], title: str | None) -> Draft:
    body = [i for i, p in enumerate(pieces) if p.role == "body"]
    texts = [pieces[i].text for i in body]
    line = next((found for words in texts[:3] if (found := dateline(words))), None)
    place = line.place if line else None
    heads = list(_own(pieces, headings, body))
    published = next((head.published for head in heads if head.published), None)
    updated = next((head.updated for head in heads if head.updated), None)
    captions = [p.text for p in pieces if p.role == "caption" or p.why == "caption repeated"]
    named = [line.agency if line else None, *(head.credit for head in heads)]
    named += [name for words in captions for name in photo_credit(words)]
    named += [name for words in texts[-1:] for name in closing_credit(words)]
    return Draft(
        title=title or next((p.text for p in pieces if p.role == "title"), None),
        blocks=tuple(Block("caption" if p.role == "caption" else "body", p.text) for p in pieces if p.in_text),
        outlet=_outlet(pieces) or (line.agency if line else None),
        byline=next((head.byline for head in heads if head.byline), None),
        dateline=place,
        credits=tuple(dict.fromkeys(name for name in named if name)),
        published=_instant(published, place) if published else undated(texts, captions),
        updated=_instant(updated, place) if updated else None,
        dropped=tuple(Dropped(line=p.numbers[0], text=p.text, why=p.why) for p in pieces if p.why),
    )


def _own(pieces: Sequence[Piece], headings: dict[int, Heading], body: Sequence[int]) -> Iterator[Heading]:
    """The headings that speak of this article, best first: below its title, above it, right after its end.

    A stamp further down belongs to a linked story, and so does any below the heading of a list.
    """
    lists = [i for i, piece in enumerate(pieces) if piece.why == LIST_HEADING] + [len(pieces)]
    first, last = (body[0], body[-1]) if body else (lists[0], lists[0])
    title = next((i for i, p in enumerate(pieces) if p.role == "title"), -1)
    stop = next((i for i in lists if i > last), len(pieces))
    yield from (head for i, head in headings.items() if title < i < first)
    yield from (head for i, head in headings.items() if i < title)
    yield from (head for i, head in headings.items() if last < i < min(stop, last + 4))


def _instant(stamp: Stamp, place: str | None) -> Instant:
    """The instant of a stamp; where it prints no zone, that of the dateline's city."""
    offset = offset_of_city(place, stamp.day) if place and not stamp.offset else None
    note = f"no zone is printed; {offset} is that of the dateline {place}" if offset else None
    return instant(stamp, "text", offset, note)


def _outlet(pieces: Sequence[Piece]) -> str | None:
    """The outlet that a copyright notice, or a line beside the site's address, names."""
    for i, piece in enumerate(pieces):
        if piece.why == "copyright notice" and (name := outlet_of_copyright(piece.text)):
            return name
        if piece.why == "address":
            beside = [p.text for p in pieces[max(0, i - 1) : i + 2] if p is not piece and not p.in_text]
            if name := outlet_of_domain(piece.text, beside):
                return name
    title = next((i for i, piece in enumerate(pieces) if piece.role == "title"), 0)
    return next((name for p in pieces[:title] if p.why == "navigation" and (name := outlet_of_masthead(p.text))), None)
