"""What identifies an article in its own words: byline, publication stamps, dateline, credits.
In: one line or paragraph. Out: what was found in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from reportedly.intake.agencies import agency
from reportedly.intake.instants import MONTH, Stamp, find_stamps

_PARTICLES = frozenset({
    "al", "el", "bin", "ben", "ibn", "abu", "de", "da", "di", "do", "dos", "del", "della", "la", "le", "van", "von",
    "der", "den", "ter", "ten", "y", "e",
})  # fmt: skip
_ROLE = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|editors?|bureau|desk|contributors?|columnists?|staff|newsroom|agenc(?:y|ies)|"
    r"journalists?)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:written|reported|story|words|text|(?:additional )?reporting) )?by:? {0,3}(?=\S)", re.IGNORECASE
)
_SPLIT = re.compile(r"(,? and |,? & |, |;| ?[|/·•–—] ?| in | for | \()")
_LABEL = re.compile(
    r"(?:\b(?:first |last |originally )?(?:posted|published|updated?|modified|edited|revised|created|released|uploaded|"
    r"issued|input|date|time)(?: (?:on|at|date|time))?\b[\s:.]{0,4})",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"updated?|modified|edited|revised", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|few) (?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago\b"
    r"|\b\d{1,2}[ -]?min(?:ute)?s?[ -](?:to )?read\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\S{1,60}@|special (?:to|for) |exclusive (?:to|for) ", re.IGNORECASE)
_EDGES = " \t\xa0,;:|/·•()[]–—-"

_HEAD = re.compile(r"([^—–―:]{2,80}?)(?:\s?(?:—|–|―|--)\s?|\s-\s|(:\s))(?=\S)")
_HEAD_AGENCY = re.compile(r",?\s?\(([^()]{2,40})\)\s?$")
_HEAD_DAY = re.compile(
    rf",?\s(?:on\s)?(?:{MONTH}\.?\s\d{{1,2}}|\d{{1,2}}\s{MONTH}\.?)(?:,?\s\d{{4}})?,?$", re.IGNORECASE
)
_CAPITALS = re.compile(r"(?:[A-Z][A-Z.'’-]{1,24}[ /]){0,3}[A-Z][A-Z.'’-]{1,24}")
_CAPITALISED = re.compile(r"(?:[A-Z][\w.'’-]{1,24} (?:(?:of|and|the|de|del) ){0,2}){0,3}[A-Z][\w.'’-]{1,24}")
_NOT_PLACES = frozenset({
    "BREAKING", "UPDATE", "UPDATED", "WATCH", "LIVE", "ANALYSIS", "OPINION", "EXPLAINER", "EXCLUSIVE", "VIDEO",
    "PHOTO", "PHOTOS", "NOTE", "CORRECTION", "ALERT", "EDITORIAL", "FACTBOX", "TIMELINE", "INTERVIEW", "READ",
    "RELATED", "MORE", "FILE", "FILES", "NEWS", "JUST", "WARNING", "QUESTION", "ANSWER",
})  # fmt: skip
"""Words in capitals before a colon or a dash that are no places."""

_LAST_BRACKET = re.compile(r"[\[(]([^()\[\]]{2,80})[\])]\s{0,3}$")
_AFTER_DASH = re.compile(r"[.!?”\"]\s?[—–-]{1,2}\s?([^.!?—–]{2,40})\.?$")
_PHOTO_BY = re.compile(
    r"\b(?:photos?|photograph|image|picture|credit|source|courtesy)(?:\scredit)?(?:\s?[:|]\s?|\sby\s|\scourtesy\sof\s|\sof\s)"
    r"([^.:]{2,60})$",
    re.IGNORECASE,
)
_BY_SLASH = re.compile(r"(?:^|[.!?”\"\s])([A-Z][\w'’ .-]{1,50})\s?/\s?([A-Z][\w'’ .-]{1,50})$")
_TRAILING = re.compile(r"[.!?][\"”’)]?\s([A-Z][\w'’-]{1,24}(?:\s[A-Z][\w'’-]{1,24}){0,2})$")
_FILED = re.compile(
    r"\(?(?:files?|file photo|handout|this (?:handout|undated)|in this (?:photo|image|picture|file)\b)[ ):,]",
    re.IGNORECASE,
)

_COPYRIGHT = re.compile(
    r"©|\(c\)|\bcopyrights?\b|\ball rights reserved\b|\b(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?|\bby\b",
    re.IGNORECASE,
)


_MASTHEADS = frozenset({
    "advertiser", "argus", "bulletin", "chronicle", "courier", "dispatch", "echo", "enquirer", "examiner", "express",
    "gazette", "globe", "guardian", "herald", "independent", "inquirer", "journal", "ledger", "mail", "mercury",
    "mirror", "monitor", "observer", "post", "record", "register", "reporter", "sentinel", "standard", "star", "sun",
    "telegraph", "times", "tribune",
})  # fmt: skip


class Dateline(NamedTuple):
    """Where a report was written, the agency that it names there, and its day in its own words."""

    place: str | None
    agency: str | None
    day: str | None = None


class Heading(NamedTuple):
    """What a line beside the title tells: who wrote, and when it was published and updated."""

    byline: str | None
    published: Stamp | None
    updated: Stamp | None
    credit: str | None
    why: str
    """What the line holds, for the record of dropped lines."""


def heading(line: str) -> Heading | None:
    """Byline and stamps of a line that holds nothing else; None for any other line."""
    if len(line) > 240:
        return None
    bracket = _LAST_BRACKET.fullmatch(line.strip())
    if bracket and (wires := _agencies(bracket[1])):
        return Heading(None, None, None, wires[0], "agency credit")
    published, updated, rest = _stamps(line)
    labelled = _LABEL.sub(" ", rest)
    rest = _RELATIVE.sub(" ", labelled).strip(_EDGES)
    names, credit = _byline(rest) if rest else (None, None)
    if rest and not names and not credit:
        if not (published or updated) or len(rest.split()) > 3 or _sentence(rest):
            return None
        credit = agency(rest)
    if not (published or updated or names or credit) and (rest or not line.strip(_EDGES)):
        return None
    held = [
        "byline" if names else "agency credit" if credit else "",
        "publication time" if published or updated else "" if names or credit else "publication label",
    ]
    return Heading(names, published, updated, credit, ", ".join(filter(None, held)))


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that `paragraph` begins with: 'SEOUL, October 17 (AJP) - ', 'KYIV, Ukraine — ', 'OSLO: '."""
    found = _HEAD.match(paragraph)
    if not found:
        return None
    head, colon = found[1].strip(), found[2]
    wire = _HEAD_AGENCY.search(head)
    head = head[: wire.start()] if wire else head
    day = _HEAD_DAY.search(head)
    without_day, dated = (head[: day.start()], day.group().strip(" ,").removeprefix("on ")) if day else (head, None)
    place = without_day.strip(" ,")
    city, *region = place.split(", ")
    if not place:
        named = agency(wire[1]) if wire else None
        return Dateline(None, named) if named else None
    if len(region) > 2 or not all(_CAPITALISED.fullmatch(part) for part in region):
        return None
    shouted = _CAPITALS.fullmatch(city) is not None and len(city) > 2 and not _NOT_PLACES & set(city.split())
    printed = _CAPITALISED.fullmatch(city) is not None and (wire is not None or dated is not None) and not colon
    if not shouted and not printed:
        return None
    return Dateline(place, (agency(wire[1]) or wire[1].strip()) if wire else None, dated)


def closing_credit(paragraph: str) -> tuple[str, ...]:
    """The agencies credited at the end of an article: '… campaign. (Yonhap)', '… he said. — AFP'."""
    paragraph = paragraph[-200:]
    found = _LAST_BRACKET.search(paragraph) or _AFTER_DASH.search(paragraph)
    if not found:
        return ()
    words = re.sub(r"^with (?:inputs?|reports?|files?) (?:from|by) ", "", found[1], flags=re.IGNORECASE)
    return _agencies(words) if len(words.split()) <= 6 else ()


def photo_credit(line: str) -> tuple[str, ...]:
    """Who is credited at the end of a caption: 'area. Yonhap', '(AP Photo/Jo Doe)', 'Jo Doe / AFP', 'Photo: Jo Doe'."""
    line = line[-200:]
    bracket = _LAST_BRACKET.search(line)
    if bracket:
        inner = bracket[1]
        by = _PHOTO_BY.search(inner)
        return _agencies(by[1] if by else re.sub(r" ?[Pp]hoto\b", "", inner)) or ((by[1].strip(),) if by else ())
    by = _PHOTO_BY.search(line)
    if by:
        return _agencies(by[1]) or (by[1].strip(),)
    slashed = _BY_SLASH.search(line)
    if slashed:
        return _agencies(f"{slashed[1].split('.')[-1]}/{slashed[2]}")
    words = line.split()
    for count in (3, 2, 1):
        before = words[:-count]
        if before and (name := agency(" ".join(words[-count:]))) and not line.endswith("."):
            return (name,) if before[-1][-1] in '.!?”"’)]|' or before[-1][-1].isdigit() else ()
    return ()


def trailing_name(line: str) -> str | None:
    """A name that stands alone after the last sentence, as credits in captions do: '… were there. Harbour Police'."""
    found = _TRAILING.search(line[-80:])
    return found[1] if found else None


def begins_like_caption(line: str) -> bool:
    """Whether `line` opens as captions do: '(FILES) …', 'This handout …', 'In this photo …'."""
    return _FILED.match(line) is not None


def outlet_of_copyright(notice: str) -> str | None:
    """The owner that a copyright notice names: '© 2024 The Harbour Times. All rights reserved.'"""
    notice = next((part for part in notice.split("|") if _COPYRIGHT.search(part)), notice)
    words = _COPYRIGHT.sub(" ", notice).split(". ")[0].strip(_EDGES + ".'\"")
    name = " ".join(words.split())
    return (
        name
        if name and len(name.split()) <= 6 and name[0].isupper() and not any(word.isdigit() for word in name.split())
        else None
    )


def outlet_of_masthead(line: str) -> str | None:
    """A line above the title that is named like a newspaper: 'The Harbour Gazette'."""
    words = line.split()
    titled = is_name(line) and 2 <= len(words) <= 5 and words[-1].lower() in _MASTHEADS
    return (line.title() if line.isupper() else line) if titled else None


def outlet_of_domain(address: str, beside: Iterable[str]) -> str | None:
    """The line among `beside` whose letters the site's address has: 'Harbour Times' beside 'harbourtimes.example'."""
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower()).split("/")[0]
    label = re.sub(r"\W", "", host.split(".")[0])
    for line in beside:
        letters = re.sub(r"[\W_]", "", line.lower())
        if (
            1 <= len(line.split()) <= 5
            and len(label) >= 4
            and (label in letters or (len(letters) >= 4 and letters in label))
        ):
            return line
    return None


def _stamps(line: str) -> tuple[Stamp | None, Stamp | None, str]:
    """The first stamp, the one labelled as an update, and the line without its stamps."""
    published: Stamp | None = None
    updated: Stamp | None = None
    rest, end = "", 0
    for stamp in find_stamps(line):
        before = line[end : stamp.start]
        label = list(_LABEL.finditer(before))
        if label and _UPDATE.search(label[-1][0]):
            updated = updated or stamp
        else:
            published = published or stamp
        rest += before + " "
        end = stamp.end
    return published, updated, rest + line[end:]


def _byline(rest: str) -> tuple[str | None, str | None]:
    """`(names, agency)` of a line that is a byline and nothing else."""
    by = _BY.match(rest)
    body = rest[by.end() :] if by else rest
    parts = _SPLIT.split(body)
    names, credit, listed = [], None, " and " in body or " & " in body
    for index, part in enumerate(parts[0::2]):
        part = part.strip(_EDGES)
        joint = parts[2 * index - 1] if index else ""
        if not part:
            continue
        if wire := agency(part):
            credit = credit or wire
        elif (
            is_name(part)
            and not _ROLE.search(part)
            and (not index or (joint.strip(" ,") in ("and", "&", "") and listed))
        ):
            names.append(part)
        elif (
            not index
            or len(part.split()) > 6
            or not (_ROLE.search(part) or (by and (is_name(part) or _OTHER.match(part))))
        ):
            return None, None
    if not by and not credit and not any(_ROLE.search(part) for part in parts[2::2]):
        return None, None
    return (" and ".join(names) or None), credit


def is_name(words: str) -> bool:
    """Whether `words` are written like the name of a person: two to five words in capitals, with particles."""
    parts = words.split()
    if not 1 <= len(parts) <= 5 or len(words) > 60 or any(c.isdigit() for c in words):
        return False
    return parts[-1][0].isupper() and all(p[0].isupper() or p.lower() in _PARTICLES or p[:3] == "al-" for p in parts)


def _agencies(words: str) -> tuple[str, ...]:
    found = (agency(part) for part in re.split(r"\s?/\s?|\svia\s|,\s|\sand\s|\s?\|\s?", words))
    return tuple(dict.fromkeys(name for name in found if name))


def _sentence(words: str) -> bool:
    return words.endswith((".", "!", "?")) and len(words.split()) > 3
