"""A stream of two hundred articles of fictional news: matters that go on for days, told by several outlets.
In: a seed. Out: revisions with vectors, as the reader leaves them.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache

from reportedly.reading.meaning import lead_of, meanings
from reportedly.record import Instant, Meanings, Reading, Revision, Text, to_bytes

OUTLETS = ("Sallow Herald", "The Marrow Post", "Brinkley Wire", "Orrin Radio")
ONSETS = "b d f g k l m n p r s t v br dr gr kr st tr".split()
VOWELS = "a e i o u ai ei ou".split()
CODAS = "l m n r s th x".split()
MATTERS = (
    (
        "Dam cracks above {place}",
        "Engineers found new cracks in the dam above {place}, and {who} ordered the valley cleared",
        (
            "Water seeped through the eastern wall of the reservoir.",
            "Pumps were brought by lorry from three provinces.",
        ),
    ),
    (
        "Ferry strike halts {place}",
        "Crews of the ferries at {place} stopped work over pay, said {who} of their union",
        ("Passengers slept in the terminal beside their luggage.", "The shipping line offered two percent more wages."),
    ),
    (
        "Court frees mayor of {place}",
        "A court freed {who}, the mayor of {place}, who had been held over a forged contract",
        ("Judges found that the signature was not his own.", "Prosecutors will appeal the acquittal within a month."),
    ),
    (
        "Fever closes schools in {place}",
        "Classrooms in {place} were shut after a fever spread among pupils, the physician {who} said",
        ("Nurses took blood samples from forty children.", "Parents were told to boil milk and keep infants home."),
    ),
    (
        "Bank of {place} runs short",
        "Savers queued outside the bank of {place} after its director {who} stopped withdrawals",
        ("Deposits had fallen by a third since the audit.", "The treasury may lend it gold against its mortgages."),
    ),
    (
        "{place} votes on its bridge",
        "The council of {place} votes on a toll bridge that the builder {who} has offered to pay for",
        ("Drivers would pay two crowns for each crossing.", "Opponents collected signatures for a referendum."),
    ),
    (
        "Wolves seen near {place}",
        "Shepherds near {place} lost forty sheep to wolves, and the ranger {who} asked for hunters",
        ("Tracks of a pack led up to the snow line.", "Farmers want fences and dogs rather than rifles."),
    ),
    (
        "Museum of {place} returns mask",
        "The museum of {place} returns a gilded mask, its curator {who} told the heirs of the owner",
        ("It was looted from a temple a century ago.", "Restorers cleaned the gold leaf before the exhibition."),
    ),
)
TURNS = (
    "The matter was first reported on Monday.",
    "Residents said they had heard nothing.",
    "A hearing is set for next week.",
    "More is expected to be known soon.",
    "Neighbours spoke of a long night.",
    "The governor has not commented.",
)
FIRST = date(2031, 3, 1)


@cache
def news(count: int = 200, seed: int = 1) -> tuple[Revision, ...]:
    """`count` articles about matters that begin on any of sixty days; one in twenty has no date."""
    chance = random.Random(seed)  # noqa: S311
    texts: dict[str, Text] = {}
    while len(texts) < count:
        title, lead, details = chance.choice(MATTERS)
        place, who = _name(chance), f"{_name(chance)} {_name(chance)}"
        begins = chance.randrange(60)
        for _ in range(min(chance.randint(1, 5), count - len(texts))):
            day = FIRST + timedelta(begins + chance.choice((0, 0, 0, 1, 1, 2)))
            words = " ".join([f"{lead.format(place=place, who=who)}.", *details, chance.choice(TURNS)])
            headline = title.format(place=place)
            dated = chance.random() > 0.05
            text = Text.of(
                text=f"{headline}\n{words}",
                title=headline,
                outlet=chance.choice(OUTLETS),
                published=Instant(value=day.isoformat(), from_="given") if dated else None,
            )
            texts[text.id] = text
    vectors = to_bytes(meanings([lead_of(text) for text in texts.values()]))
    return tuple(
        Revision(
            text=text,
            reading=Reading(
                id=Reading.id_of(text.id, "hand"), text_id=text.id, plan_id="hand", meanings=Meanings(lead=vector)
            ),
            input="news.jsonl",
            observed_at="2031-12-31T00:00:00Z",
        )
        for text, vector in zip(texts.values(), vectors, strict=True)
    )


def _name(chance: random.Random) -> str:
    syllables = [chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(2)]
    return ("".join(syllables) + chance.choice(CODAS)).capitalize()
