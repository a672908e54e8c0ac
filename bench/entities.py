"""Which names of several texts stand for one person, body or place, against chains that people made.
In: the shared folder. Out: B³ and pairwise precision, recall and F1, in percent, beside those of equal names.

Given are the texts and where names stand in them, each with its kind; which names are one is asked, of a text's own
names too. A name is what has a capital in every word but small ones and is no pronoun, day or month: ECB+ chains hold
roles and pronouns as well, which the reading of one text resolves. One topic of ECB+, about thirty texts on two events
of one sort, is a group; what is weighed was weighed on odd topics. MEANTIME's English part as it is shared has chains
of events alone, so that it says nothing here.
"""

from __future__ import annotations

import json
import re
import tarfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from reportedly.linking.following.known import known_days
from reportedly.linking.naming.entities import same_entities
from reportedly.linking.words import fold
from reportedly.record import Entity, EntityType, Mention, Reading, Revision, Text, make_id
from reportedly.record.world import COUNTRY_OF_DEMONYM

ECB = "data/ecbplus.tar.gz"
SEEN = "2026-01-01T00:00:00Z"
TYPES: Mapping[str, EntityType] = {
    "HUMAN_PART_PER": "PERSON",
    "HUMAN_PART_ORG": "ORG",
    "HUMAN_PART_GPE": "GPE",
    "HUMAN_PART_FAC": "FAC",
    "HUMAN_PART_MET": "ORG",
    "LOC_GEO": "LOC",
    "LOC_FAC": "FAC",
}
OF_SEEDS: Mapping[str, EntityType] = {"PER": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC"}
SMALL = frozenset("of the and for to in on at de la du des del al el bin van von 's ' - & ’s".split())
NO_NAME = frozenset(
    "i he she it we they you his her its their our my your him them us me who which that this these those himself "
    "herself themselves itself monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december a an the one two three police man woman both".split()
)
GLUED = re.compile(r"['’]s|n['’]t|['’]|[,.;:?!)\]%]|['’]\w{1,2}|''")
_LEAD = re.compile(r"(?:(?:in|on|at|from|to|of) )?(?:(?:the|an|a) )?", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:The|the|A|a|an|An) ")


class Named(NamedTuple):
    """A name in a text: where it stands, its kind, its chain."""

    start: int
    end: int
    kind: EntityType
    chain: str


class Page(NamedTuple):
    """A text and its names."""

    text: Text
    names: tuple[Named, ...]
    event: str = ""
    """Of the two events of a topic, the one that it tells of."""


Clusters = Mapping[tuple[str, int], str]
"""The cluster of each mention, by text id and where it begins."""
Scores = tuple[float, float, float, float, float, float]
ROWS = ("B³ precision", "B³ recall", "B³ F1", "pair precision", "pair recall", "pair F1")


def score_entities(shared: Path) -> dict[str, float]:
    """Percent: means over ECB+ topics, odd and even ones apart, and the three seeds that have gold as one group.

    The chains of a topic mostly end with one of its two events, though the other tells of the same team or company. So
    names are linked over the topic and counted event by event; 'whole topics' also counts what goes across.
    """
    topics = read_topics(shared / ECB)
    found: dict[str, float] = {}
    for part, odd in (("odd topics, tuned on", 1), ("even topics", 0)):
        groups = [pages for number, pages in topics.items() if number % 2 == odd]
        found |= _rows(part, [scores for pages in groups for scores in _by_event(pages, ours(pages))])
        found |= _f1s(f"{part}, equal names", [s for pages in groups for s in _by_event(pages, equal_names(pages))])
        found |= _f1s(f"{part}, whole topics", [score(gold(pages), ours(pages)) for pages in groups])
        found |= _f1s(f"{part}, whole topics, equal names", [score(gold(p), equal_names(p)) for p in groups])
    seeds = seed_pages(shared)
    found |= _rows("seeds", [score(gold(seeds), ours(seeds))])
    return found | _f1s("seeds, equal names", [score(gold(seeds), equal_names(seeds))])


def _by_event(pages: Sequence[Page], got: Clusters) -> list[Scores]:
    events = sorted({page.event for page in pages})
    parts = [gold([page for page in pages if page.event == event]) for event in events]
    return [score(part, got) for part in parts if part]


def _rows(part: str, scores: Sequence[Scores]) -> dict[str, float]:
    return {f"{part}: {row}": 100 * fmean(column) for row, column in zip(ROWS, zip(*scores, strict=True), strict=True)}


def _f1s(part: str, scores: Sequence[Scores]) -> dict[str, float]:
    return {row: value for row, value in _rows(part, scores).items() if row.endswith("F1")}


def score(wanted: Clusters, got: Clusters) -> Scores:
    """B³ and pairwise precision, recall and F1 over the mentions of both."""
    places = sorted(wanted)
    members = {side: _members(clusters, places) for side, clusters in (("gold", wanted), ("ours", got))}
    sizes = [
        (
            len(members["gold"][wanted[place]] & members["ours"][got[place]]),
            len(members["ours"][got[place]]),
            len(members["gold"][wanted[place]]),
        )
        for place in places
    ]
    precision, recall = fmean(same / ours_ for same, ours_, _ in sizes), fmean(same / gold_ for same, _, gold_ in sizes)
    pairs = [{pair for group in members[side].values() for pair in combinations(sorted(group), 2)} for side in members]
    right = len(pairs[0] & pairs[1])
    pair_precision = right / len(pairs[1]) if pairs[1] else 1.0
    pair_recall = right / len(pairs[0]) if pairs[0] else 1.0
    return precision, recall, _f1(precision, recall), pair_precision, pair_recall, _f1(pair_precision, pair_recall)


def _members(clusters: Clusters, places: Iterable[tuple[str, int]]) -> dict[str, set[tuple[str, int]]]:
    members: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for place in places:
        members[clusters[place]].add(place)
    return members


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def gold(pages: Sequence[Page]) -> dict[tuple[str, int], str]:
    """The chain of each name."""
    return {(page.text.id, name.start): name.chain for page in pages for name in page.names}


def ours(pages: Sequence[Page]) -> dict[tuple[str, int], str]:
    """What each name stands for by our links: the words of a text's names are its entities, all else is linked."""
    group = [revision(page) for page in pages]
    links = same_entities(group, known_days(group, ()))
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.get(name, name) != name:
            name = root[name]
        return name

    for link in links:
        root[find(link.left)] = find(link.right)
    return {(r.text.id, mention.start): find(mention.entity) for r in group for mention in r.reading.mentions}


def equal_names(pages: Sequence[Page]) -> dict[tuple[str, int], str]:
    """Clusters of names that are the same without capitals and accents."""
    return {
        (page.text.id, name.start): fold(page.text.text[name.start : name.end]).removeprefix("the ")
        for page in pages
        for name in page.names
    }


def revision(page: Page) -> Revision:
    """A page as a reading that has its names, and nothing else."""
    text = page.text
    kinds: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    for name in page.names:
        kinds[text.text[name.start : name.end]][name.kind] += 1
    entities = {
        words: Entity(
            id=make_id("ent", text.id, words), name=_ARTICLE.sub("", words), type=min(k, key=lambda t: (-k[t], t))
        )
        for words, k in kinds.items()
    }
    mentions = [
        Mention(start=n.start, end=n.end, text=(w := text.text[n.start : n.end]), form="name", entity=entities[w].id)
        for n in page.names
    ]
    reading = Reading(
        id=Reading.id_of(text.id, "gold"),
        text_id=text.id,
        plan_id="gold",
        entities=tuple(entities[words] for words in sorted(entities)),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.range)),
    )
    return Revision(text=text, reading=reading, input=text.id, observed_at=SEEN)


def read_topics(path: Path) -> dict[int, list[Page]]:
    """The pages of each topic of ECB+, by its number."""
    documents: defaultdict[int, dict[str, ET.Element]] = defaultdict(dict)
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member) if member.name.endswith(".xml") else None
            if file is not None:
                documents[int(member.name.split("/")[-2])][member.name] = ET.fromstring(file.read())  # noqa: S314
    return {
        number: _pages([_document(name, one[name]) for name in sorted(one)])
        for number, one in sorted(documents.items())
    }


class _Document(NamedTuple):
    event: str
    text: str
    marked: list[Named]


def _document(name: str, root: ET.Element) -> _Document:
    text, sentence = "", ""
    places: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        word = token.text or ""
        if token.get("sentence") != sentence:
            sentence = token.get("sentence") or ""
            text += "\n" if text else ""
        elif not GLUED.fullmatch(word) and text[-1:] not in "([$":
            text += " "
        places[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text += word
    chains = _chains(root)
    marked = []
    for markable in root.find("Markables") or ():
        anchors = [places[anchor.get("t_id") or ""] for anchor in markable.iter("token_anchor")]
        if markable.tag in TYPES and anchors:
            identity = markable.get("m_id") or ""
            start, end = min(anchors)[0], max(anchors)[1]
            marked.append(Named(start, end, TYPES[markable.tag], chains.get(identity, f"{name}#{identity}")))
    return _Document("second" if "plus" in name.split("/")[-1] else "first", text, marked)


def _chains(root: ET.Element) -> dict[str, str]:
    chains = {}
    for relation in root.find("Relations") or ():
        name = (
            relation.get("note")
            if relation.tag == "CROSS_DOC_COREF"
            else f"{root.get('doc_name')}:{relation.get('r_id')}"
        )
        if relation.tag.endswith("COREF"):
            chains.update({source.get("m_id") or "": name or "" for source in relation.iter("source")})
    return chains


def _pages(documents: Sequence[_Document]) -> list[Page]:
    written = Counter(word for one in documents for word in re.findall(r"\b[A-Za-z]+\b", one.text))
    common = {word for word, times in written.items() if word.islower() and times > written[word.capitalize()]}
    pages = []
    for one in documents:
        names: dict[int, Named] = {}
        for named in one.marked:
            trimmed = _trimmed(one.text, named)
            words = one.text[trimmed.start : trimmed.end]
            if is_name(words, common) and (named.kind != "PERSON" or words not in COUNTRY_OF_DEMONYM):
                names.setdefault(trimmed.start, trimmed)
        pages.append(Page(Text.of(text=one.text, language="en"), tuple(_apart(names.values())), one.event))
    return pages


def _trimmed(text: str, named: Named) -> Named:
    """Without article or preposition before it, and possessive or place behind it, which some markables take in."""
    words = text[named.start : named.end]
    article = _LEAD.match(words)
    tail = re.search(r"\s?['’]s?$|[,.\"]$|,? (?:in|on|at) .*$", words[article.end() if article else 0 :], re.IGNORECASE)
    start = named.start + (article.end() if article else 0)
    return named._replace(start=start, end=max(start + 1, named.end - (len(tail.group()) if tail else 0)))


def _apart(names: Iterable[Named]) -> Iterator[Named]:
    end = -1
    for named in sorted(names):
        if named.start >= end:
            yield named
            end = named.end


def is_name(words: str, common: Iterable[str] = ()) -> bool:
    """Whether every word but small ones has a capital, and none is a pronoun, a day or a month; of one word also that
    it is not among the `common` ones, which the topic mostly has in small letters: headlines write 'Teen', 'Driver'."""
    parts = [
        word for word in re.split(r"[\s-]+|(?<=\w)['’](?=m|re|ve|s|d|ll)", words) if word and fold(word) not in SMALL
    ]
    if not parts or any(fold(part.strip("," if len(part) < 3 else ".,")) in NO_NAME for part in parts):
        return False
    return all(part[0].isupper() for part in parts) and not (len(parts) == 1 and fold(parts[0]) in common)


def seed_pages(shared: Path) -> list[Page]:
    """The seeds that have gold, with its entities by every name, roles and 'South Korea’s spy agency' too."""
    pages = []
    for path in sorted((shared / "gold").glob("0*.json")):
        row = json.loads(path.read_text("utf-8"))
        with (shared / "seeds" / row["seed"]).open(encoding="utf-8", newline="") as stream:
            text = Text.of(text=stream.read(), language="en", dateline=row["metadata"].get("dateline"))
        names = [
            (mention, OF_SEEDS[entity["type"]], entity["name"])
            for entity in row["entities"]
            if entity["type"] in OF_SEEDS and "joint" not in entity.get("note", "")
            for mention in entity["mentions"]
            if re.search(r"[A-Z]", mention)
        ]
        pages.append(Page(text, tuple(_apart(_placed(text.text, names)))))
    return pages


def _placed(text: str, names: Sequence[tuple[str, EntityType, str]]) -> Iterator[Named]:
    """Where the names stand, longer ones first."""
    taken: list[tuple[int, int]] = []
    for words, kind, chain in sorted(names, key=lambda name: (-len(name[0]), name)):
        for match in re.finditer(rf"\b{re.escape(words)}(?!\w)", text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield Named(match.start(), match.end(), kind, chain)
