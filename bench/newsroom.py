"""Fictional stories by templates: several outlets report, copy, deny, count and foretell for weeks.
In: how many articles of how many stories, and a seed. Out: their texts, the same every time.
"""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from reportedly.record import Instant, Text

OUTLETS = ("Sallow Herald", "The Marrow Post", "Brinkley Wire", "Orrin Radio", "Northquay Ledger", "Dunhaven Courier")
LANDS = ("Kestria", "Varania", "Oskerland", "Talvenia", "Ilvaria", "Norvia")
OFFICES = (
    "foreign minister", "interior minister", "army spokesman", "prosecutor", "union leader", "chief engineer",
    "health inspector", "harbour master",
)  # fmt: skip
UNNAMED = ("Officials familiar with the matter", "Two people briefed on the talks", "A senior diplomat")
SUBJECTS = (
    "garrison", "truck convoy", "shipping line", "reservoir crew", "audit team", "border patrol", "miners’ union",
    "electric utility", "rail operator", "tanker crew", "grain board", "cable firm", "drilling crew", "water office",
    "smugglers’ ring", "observatory",
)  # fmt: skip
DEEDS = (
    "crossed", "blocked", "repaired", "abandoned", "inspected", "sold", "seized", "flooded", "mapped", "guarded",
    "reopened", "emptied", "bought", "shelled", "fenced", "leased",
)  # fmt: skip
OBJECTS = (
    "bridge", "refinery", "salt mine", "ferry terminal", "grain silo", "airstrip", "pipeline", "customs house",
    "radar station", "fish market", "copper depot", "dam wall", "grazing land", "power plant",
    "court archive", "quarry",
)  # fmt: skip
SIDES = ("old", "northern", "eastern", "lower", "new")
COUNTED = ("soldiers", "villagers", "workers", "passengers", "tonnes of wheat", "barrels of oil")
COUNTED_DEEDS = ("were sent to", "were moved from", "were stranded at", "were held near", "were counted at")
ONSETS = "b d f g k l m n p r s t v br dr gr kr st tr".split()
VOWELS = "a e i o u ai ei ou".split()
CODAS = "l m n r s th x".split()
FIRST = date(2031, 3, 3)
LASTS = 24
"""Days of a story."""
CURRENT = 12
"""Propositions, the newest, that an article draws on."""
COPIED = 1 / 8
MONTHS = ("", *calendar.month_name[2:], "January")
"""By number, the month after it."""


class Matter(NamedTuple):
    """What a story is about: who speaks in it, and what they may say, in the order in which it comes up."""

    place: str
    begins: date
    speakers: tuple[str, ...]
    objects: tuple[str, ...]
    propositions: tuple[str, ...]


def articles(
    count: int, stories: int = 1, statements: int = 15, seed: int = 1, propositions: float = 0.5
) -> tuple[Text, ...]:
    """`count` texts with about `statements` statements each, one in eight a copy; story by story, day by day.

    They say about so many `propositions` for each article.
    """
    chance = random.Random(seed)  # noqa: S311
    found: list[Text] = []
    for number in range(stories):
        size = count // stories + (number < count % stories)
        found += _of_matter(_matter(number, CURRENT + int(size * propositions), chance), size, statements, chance)
    return tuple(found)


def row(text: Text) -> dict[str, str | None]:
    """The text as a row of a .jsonl file."""
    return {
        "url": text.url,
        "outlet": text.outlet,
        "title": text.title,
        "published": text.published.value if text.published else None,
        "text": text.text.partition("\n")[2],
    }


def _of_matter(matter: Matter, size: int, statements: int, chance: random.Random) -> Iterator[Text]:
    words = ""
    for place in range(size):
        copied = bool(words) and chance.random() < COPIED
        words = words if copied else _words(matter, place / size, statements, chance)
        outlet, title = chance.choice(OUTLETS), f"{matter.place}: {chance.choice(matter.propositions[:CURRENT])}"
        day = matter.begins + timedelta(place * LASTS // size)
        moment = f"{day}T{chance.randrange(6, 22):02}:{chance.randrange(60):02}+00:00"
        yield Text.of(
            text=f"{title}\n\n{words}",
            title=title,
            outlet=outlet,
            url=f"https://{outlet.split()[-1].lower()}.example/{matter.place.lower()}/{place}",
            published=Instant(value=moment, precision="minute", from_="given"),
            language="en",
        )


def _words(matter: Matter, progress: float, statements: int, chance: random.Random) -> str:
    """Sentences about what is new, two in a paragraph."""
    newest = CURRENT + round(progress * (len(matter.propositions) - CURRENT))
    current = matter.propositions[newest - CURRENT : newest]
    sentences = [_sentence(matter, chance.choice(current), chance) for _ in range(statements)]
    return "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, statements, 2))


def _sentence(matter: Matter, proposition: str, chance: random.Random) -> str:
    """One statement: who says it, and that it is so, is not, may be, or will be."""
    speaker, unnamed, thing = chance.choice(matter.speakers), chance.choice(UNNAMED), chance.choice(matter.objects)
    said = proposition[0].lower() + proposition[1:]
    number, counted, deed = chance.randrange(2, 40) * 100, chance.choice(COUNTED), chance.choice(COUNTED_DEEDS)
    sentences = (
        *[f"{speaker} said {said}."] * 5,
        f"{unnamed} said {said}.",
        f"“{proposition},” {speaker} said.",
        f"{speaker} denied that {said}.",
        f"{speaker} said it was possible that {said}.",
        f"{speaker} declined to comment on whether {said}.",
        f"{speaker} said {thing} will be closed by {MONTHS[matter.begins.month]} {chance.randrange(10, 31)}.",
        f"{speaker} said {number:,} {counted} {deed} {thing}.",
    )
    return chance.choice(sentences)


def _matter(number: int, size: int, chance: random.Random) -> Matter:
    """Four in a row have none of their subjects, deeds and objects in common."""
    turn = slice(number % 4, None, 4)
    place, lands = _name(chance), chance.sample(LANDS, 2)
    speakers = [f"{chance.choice(lands)}’s {office} {_name(chance)} {_name(chance)}" for office in OFFICES]
    subjects, deeds = [f"The {_name(chance)} {body}" for body in SUBJECTS[turn]], DEEDS[turn]
    objects = [f"the {chance.choice(SIDES)} {thing} of {_name(chance)}" for thing in OBJECTS[turn]]
    propositions = [
        f"{chance.choice(subjects)} {chance.choice(deeds)} {chance.choice(objects)} near {_name(chance)}"
        for _ in range(size)
    ]
    begins = FIRST + timedelta(chance.randrange(60))
    return Matter(place, begins, tuple(speakers), tuple(objects), tuple(propositions))


def _name(chance: random.Random) -> str:
    syllables = [chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(2)]
    return ("".join(syllables) + chance.choice(CODAS)).capitalize()
