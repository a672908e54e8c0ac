"""Whom pronouns and roles stand for, against OntoGUM's coreference chains and GUM's trees.
In: the folder with `data/`. Out: percent of the subjects asked about whose entity has a name of the gold chain.

Asked about are pronouns and definite noun phrases, subjects of verbs that attribute, whose chain somewhere names a
person or an organisation. All subjects of such verbs are sources; their places are gold's, names and entities ours. As
the questions are few, `any verb` asks about the subjects of all verbs: many of these texts tell lives. No chains of
this corpus are learned from, so that both parts of it count, but for genres that ask little or talk of names that
stand in no text.
"""

from __future__ import annotations

import gzip
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from bench.conllu import Treebank, parsed, treebank
from reportedly.reading.clauses.lexicon import PRONOUNS, VERBS
from reportedly.reading.draft import Draft
from reportedly.reading.mentions import NamedPlace, find_mentions
from reportedly.reading.reader.method import named_places
from reportedly.reading.reader.model import model
from reportedly.reading.referents import FIRST_PERSON
from reportedly.reading.sources import resolve
from reportedly.reading.tokens import Sentence, find_sentences
from reportedly.record import Mention, Range, Text

GUM = ("data/ud/gum.dev.conllu.gz", "data/ud/gum.train.conllu.gz")
ONTOGUM = "data/ontogum-coref.tar.gz"

GENRES = frozenset(("bio", "court", "interview", "news", "speech"))

Sort = Literal["pronouns", "roles"]
DEFINITE = frozenset("the this that these those his her its their our my your".split())
NAMED = frozenset(("person", "organization"))
"""Kinds of entities, as GUM calls them, that speak."""
ENTITY = re.compile(r"\((?P<opens>[^-()]+)-(?P<kind>[^-()]+)[^()]*(?P<closes>\))?|(?P<ends>[^()-]+)\)")
CHAIN = re.compile(r"\((?P<both>\d+)\)|\((?P<opens>\d+)|(?P<ends>\d+)\)")
NAMING = frozenset(("flat", "compound", "appos"))
"""Relations of a name's words to its head, or of a name to a role that it explains."""


class Question(NamedTuple):
    """A subject: its words, its chain, and what it is."""

    words: Range
    chain: int
    sort: Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document with its chains; words count from 0, as those of `gold`."""

    gold: Treebank
    chains: Mapping[int, tuple[Range, ...]]
    kinds: Mapping[int, str]
    """What sort of entity the phrase with this head is."""


Verdict = Literal["right", "wrong", "missed"]
Answers = list[tuple[Question, Verdict]]


def score_coreference(shared: Path) -> dict[str, float]:
    """Accuracy for each sort, and precision: right of those who were given somebody with a name."""
    speech: Answers = []
    every: Answers = []
    loaded = model()
    for gum in GUM:
        for found in documents(shared / gum, shared / ONTOGUM):
            named = named_places(found.gold.words, loaded, loaded.read(found.gold.words))
            speech += answers(found, named)
            every += answers(found, named, any_verb=True)
    return rows(speech) | {f"any verb, {row}": share for row, share in rows(every).items()}


def rows(answered: Answers) -> dict[str, float]:
    """The figures of these answers."""
    sorts: Counter[Sort] = Counter(question.sort for question, _ in answered)
    right = Counter(question.sort for question, verdict in answered if verdict == "right")
    wrong = sum(verdict == "wrong" for _, verdict in answered)
    shares = {f"{sort} %": 100 * right[sort] / total for sort, total in sorted(sorts.items())}
    return shares | {"precision %": 100 * right.total() / max(right.total() + wrong, 1)}


def answers(document: Document, named: Sequence[NamedPlace] | None, any_verb: bool = False) -> Answers:
    """What our rules say of each subject asked about; `named` are the names that the model finds."""
    text = Text.of(text=document.gold.words.text, language="en")
    mentions, entities = find_mentions(text.text, text.id, given=named)
    sentences = find_sentences(text.text)
    sources = subjects(document, any_verb)
    places = sorted({_place(document, words) for words in sources})
    drafts = [_draft(place, sentences) for place in places]
    resolved = resolve(text, drafts, sentences, mentions, entities)
    given = {place: one.source.entity for place, one in zip(places, resolved.attributed, strict=True)}
    ours: defaultdict[str | None, list[Mention]] = defaultdict(list)
    for mention in mentions:
        ours[mention.entity].append(mention)
    return [
        (question, _verdict(document, question, ours.get(given[_place(document, question.words)], [])))
        for question in questions(document, sources)
    ]


def _verdict(document: Document, question: Question, mentions: Sequence[Mention]) -> Verdict:
    """Given nobody, or somebody who has no name, is missed."""
    if not mentions:
        return "missed"
    return "right" if any(_is_name_of(document, question.chain, one) for one in mentions) else "wrong"


def questions(document: Document, sources: Sequence[Range]) -> Iterator[Question]:
    """The subjects that are asked about."""
    chains = {span: number for number, spans in document.chains.items() for span in spans}
    for words in sources:
        chain, sort = chains.get(words), _sort(document.gold, words)
        if chain is None or sort is None or name_words(document.gold, words):
            continue
        named = (span for span in document.chains[chain] if name_words(document.gold, span))
        if NAMED & {document.kinds.get(head_of(document.gold, span)) for span in named}:
            yield Question(words=words, chain=chain, sort=sort)


def subjects(document: Document, any_verb: bool) -> list[Range]:
    """The subjects of verbs that attribute, or of all verbs."""
    gold = document.gold
    phrases = {head_of(gold, span): span for spans in document.chains.values() for span in sorted(spans)}
    found = set()
    for child, (head, relation) in enumerate(zip(gold.heads, gold.relations, strict=True)):
        attributes = relation == "nsubj" and gold.upos[head] == "VERB" and gold.words.word(head).lower() in VERBS
        if attributes or (any_verb and relation in ("nsubj", "nsubj:pass")):
            found.add(phrases.get(child) or _below(gold, child))
    return sorted(found)


def _sort(gold: Treebank, words: Range) -> Sort | None:
    first = gold.words.word(words[0]).lower()
    if words[1] - words[0] == 1:
        told_of = PRONOUNS.get(first, "relative") != "relative" and first not in FIRST_PERSON
        return "pronouns" if told_of else None
    return "roles" if first in DEFINITE and gold.upos[head_of(gold, words)] == "NOUN" else None


def name_words(gold: Treebank, words: Range) -> set[int]:
    """The words of a phrase that name whom it stands for: of its head, or of a name in apposition."""
    head = head_of(gold, words)
    own = {head, *(k for k in range(*words) if gold.heads[k] == head and gold.relations[k] in NAMING)}
    return {k for k in own if gold.upos[k] == "PROPN"}


def head_of(gold: Treebank, words: Range) -> int:
    """The word of a phrase that hangs on none of its others; the first where there are several."""
    return next(k for k in range(*words) if not words[0] <= gold.heads[k] < words[1])


def _below(gold: Treebank, head: int) -> Range:
    """From the first word that hangs on `head` to the last."""
    inside, todo = {head}, [head]
    while todo:
        at = todo.pop()
        children = {k for k, up in enumerate(gold.heads) if up == at and gold.relations[k] != "punct"} - inside
        inside |= children
        todo += children
    return min(inside), max(inside) + 1


def _place(document: Document, words: Range) -> Range:
    places = document.gold.words.places
    return places[words[0]][0], places[words[1] - 1][1]


def _draft(place: Range, sentences: Sequence[Sentence]) -> Draft:
    number = next((k for k, sentence in enumerate(sentences) if place[0] < sentence.end), len(sentences) - 1)
    return Draft(cues=(), source=place, contents=(), sentence=number, stance="asserts", confidence=1.0)


def _is_name_of(document: Document, chain: int, mention: Mention) -> bool:
    """Whether a mention of ours has the words that name somebody in a phrase of the gold chain."""
    gold = document.gold
    return any(
        mention.start < gold.words.places[word][1] and gold.words.places[word][0] < mention.end
        for span in document.chains[chain]
        for word in name_words(gold, span)
    )


def documents(gum: Path, ontogum: Path) -> Iterator[Document]:
    """The documents of a file of GUM that have chains and are of our genres, in its order."""
    with gzip.open(gum, "rt", encoding="utf-8") as stream:
        blocks = stream.read().split("# newdoc id = ")[1:]
    with tarfile.open(ontogum) as archive:
        chained = {Path(member.name).stem: member for member in archive.getmembers()}
        for block in blocks:
            name, *lines = block.splitlines()
            file = archive.extractfile(chained[name]) if name in chained and name.split("_")[1] in GENRES else None
            if file is not None:
                yield document(lines, file.read().decode("utf-8").splitlines())


def document(conllu: Sequence[str], conll: Sequence[str]) -> Document:
    """The document of the lines of its trees and of its chains."""
    gold = treebank(sentence for sentences in parsed(conllu) for sentence in sentences)
    rows_ = [line.split("\t") for line in conllu]
    kinds = {head_of(gold, span): kind for span, kind in _entities([row[9] for row in rows_ if row[0].isdigit()])}
    chains: defaultdict[int, list[Range]] = defaultdict(list)
    for span, number in _spans([line.split("\t")[2] for line in conll if line[:1].isdigit()]):
        chains[number].append(span)
    return Document(gold=gold, chains={number: tuple(sorted(spans)) for number, spans in chains.items()}, kinds=kinds)


def _entities(miscs: Sequence[str]) -> Iterator[tuple[Range, str]]:
    """Phrases and their kinds from the last column, smaller ones first: `Entity=(4-person-…` opens, `4)` closes."""
    open_: list[tuple[str, int, str]] = []
    for at, misc in enumerate(miscs):
        entity = next((value[7:] for value in misc.split("|") if value.startswith("Entity=")), "")
        for match in ENTITY.finditer(entity):
            if match["closes"]:
                yield (at, at + 1), match["kind"]
            elif match["opens"]:
                open_.append((match["opens"], at, match["kind"]))
            else:
                k = next((k for k in reversed(range(len(open_))) if open_[k][0] == match["ends"]), None)
                if k is not None:
                    _, start, kind = open_.pop(k)
                    yield (start, at + 1), kind


def _spans(cells: Sequence[str]) -> Iterator[tuple[Range, int]]:
    """Phrases and the numbers of their chains: `(4` opens, `4)` closes, `(4)` is one word."""
    open_: defaultdict[str, list[int]] = defaultdict(list)
    for at, cell in enumerate(cells):
        for match in CHAIN.finditer(cell):
            if match["both"]:
                yield (at, at + 1), int(match["both"])
            elif match["opens"]:
                open_[match["opens"]].append(at)
            elif open_[match["ends"]]:
                yield (open_[match["ends"]].pop(), at + 1), int(match["ends"])
