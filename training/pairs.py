"""Whether two statements put one proposition: `python -m training.pairs --data DIR` makes the weights for it.
In: our stories in `claims/`, but for those held out, and ECB+. Out: `linking/data/pairs.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from itertools import combinations, groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.claiming.claims import story_weights
from reportedly.linking.claiming.contents import said
from reportedly.linking.claiming.pairs import FEATURES, Floats, Scorer, features
from reportedly.linking.following.known import known_days
from reportedly.reading import plan_of, read_one
from reportedly.reading.meaning import meanings_of
from reportedly.reading.reader.method import told_in
from reportedly.record import Instant, Reading, Revision, Source, Span, Statement, Text, make_id
from training.claims import FOLDER, read_topics
from training.pairs_data import Mention, ecb_mentions
from training.topics import Read, read_topic

TARGET = Path(__file__).parent.parent / "src/reportedly/linking/data/pairs.json"
HIDDEN, EPOCHS, BATCH, RATE, HELD, SEED = 24, 40, 512, 3e-3, 2e-3, 0
"""Hidden units, passes over the pairs, pairs of a step, Adam's rate (falling), weight decay, the draw's seed."""
ECB_PAIRS = 230
"""Pairs of one topic of ECB+, drawn at random: its topics are larger than ours, and of single sentences."""
DIGITS = 4


class Examples(NamedTuple):
    """Pairs in rows of FEATURES, and whether each is of one claim."""

    rows: Floats
    same: NDArray[np.float64]


def of_topic(read: Read) -> Examples:
    """Every two statements of a topic that the reader found; one claim where both stand to one, be it a general one."""
    everything = said(read.revisions, known_days(read.revisions, ()))
    weight, centre = story_weights(everything)
    ours = [item for item in everything if item.statement.id in read.marked]
    roles = {item.statement.id: set(read.topic.roles(read.marked[item.statement.id])) for item in ours}
    pairs = list(combinations(ours, 2))
    return Examples(
        np.array([features(a, b, weight, centre) for a, b in pairs]).reshape(-1, len(FEATURES)),
        np.array([float(bool(roles[a.statement.id] & roles[b.statement.id])) for a, b in pairs]),
    )


def ecb(data: Path) -> Iterable[Examples]:
    """ECB+ (Cybulska and Vossen, LREC 2014): sentences of two documents of a topic that tell of one event, or not."""
    draw = np.random.default_rng(SEED)
    for topic, mentions in groupby(ecb_mentions(data), key=lambda mention: mention.document.split("_")[0]):
        chains: dict[str, set[str]] = {}
        revisions = [
            _of_sentences(document, number, list(found), chains)
            for number, (document, found) in enumerate(groupby(mentions, key=lambda mention: mention.document))
        ]
        everything = said(revisions, known_days(revisions, ()))
        weight, centre = story_weights(everything)
        pairs = [(a, b) for a, b in combinations(everything, 2) if a.article != b.article]
        chosen = [pairs[k] for k in draw.permutation(len(pairs))[:ECB_PAIRS]]
        print(f"ECB+ {topic}: {len(chosen)} pairs", flush=True)
        yield Examples(
            np.array([features(a, b, weight, centre) for a, b in chosen]).reshape(-1, len(FEATURES)),
            np.array([float(bool(chains[a.statement.id] & chains[b.statement.id])) for a, b in chosen]),
        )


def _of_sentences(document: str, number: int, mentions: Sequence[Mention], chains: dict[str, set[str]]) -> Revision:
    """A document whose sentences with events are its statements, as nobody's word; fills the chains of each."""
    sentences = dict.fromkeys(mention.text for mention in mentions)
    published = Instant(value=f"2020-03-{1 + number % 28:02d}T08:00+00:00", precision="minute", from_="given")
    text = Text.of(text="\n".join(sentences), outlet=document, published=published, language="en")
    statements, at = [], 0
    read = read_one(text, plan_of("reader"))
    for sentence in sentences:
        span = Span.of(text.text, at, at + len(sentence))
        at = span.end + 1
        one = Statement(
            id=make_id("stm", text.id, span.start),
            kind="indirect",
            stance="asserts",
            confidence=1.0,
            source=Source(text=document),
            cue=(),
            content=(span,),
            figures=tuple(figure.id for figure in read.figures if span.start <= figure.start < span.end),
        )
        statements.append(one)
        chains[one.id] = {mention.chain for mention in mentions if mention.text == sentence}
    reading = Reading(
        id=read.id,
        text_id=text.id,
        plan_id=read.plan_id,
        statements=tuple(statements),
        figures=read.figures,
        times=read.times,
        entities=read.entities,
        mentions=read.mentions,
        frames=told_in(text.text, [span.range for one in statements for span in one.content]),
        meanings=meanings_of(text, statements),
    )
    return Revision(text=text, reading=reading, input=document, observed_at="2020-04-01T00:00:00Z")


def fit(examples: Examples) -> Scorer:
    """The network that tells pairs of one claim from others: Adam (Kingma and Ba, 2015) on log loss, in numpy."""
    draw = np.random.default_rng(SEED)
    mean, spread = examples.rows.mean(0), examples.rows.std(0) + 1e-6
    inputs, same = (examples.rows - mean) / spread, examples.same
    width = inputs.shape[1]
    share = same.mean()
    weights: list[Floats] = [
        draw.normal(0, width**-0.5, (width, HIDDEN)),
        np.zeros(HIDDEN),
        draw.normal(0, HIDDEN**-0.5, HIDDEN),
        np.array(np.log(share / (1 - share))),
    ]
    first, second = ([np.zeros_like(w) for w in weights] for _ in range(2))
    steps, step = EPOCHS * -(-len(inputs) // BATCH), 0
    for _ in range(EPOCHS):
        order = draw.permutation(len(inputs))
        for at in range(0, len(inputs), BATCH):
            chosen = order[at : at + BATCH]
            rate = RATE * (1 - step / steps)
            step += 1
            for k, slope in enumerate(_slopes(inputs[chosen], same[chosen], weights)):
                first[k] = 0.9 * first[k] + 0.1 * slope
                second[k] = 0.999 * second[k] + 0.001 * slope**2
                pace = np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8
                weights[k] = weights[k] - rate * first[k] / (1 - 0.9**step) / pace
    return Scorer(mean, spread, weights[0], weights[1], weights[2], float(weights[3]))


def _slopes(inputs: Floats, same: Floats, weights: Sequence[Floats]) -> list[Floats]:
    hidden = np.tanh(inputs @ weights[0] + weights[1])
    error = (1 / (1 + np.exp(-(hidden @ weights[2] + weights[3]))) - same) / len(same)
    back = np.outer(error, weights[2]) * (1 - hidden**2)
    return [inputs.T @ back + HELD * weights[0], back.sum(0), hidden.T @ error + HELD * weights[2], error.sum()]


def joined(parts: Iterable[Examples]) -> Examples:
    """Examples of several stories as one."""
    kept = list(parts)
    return Examples(np.concatenate([part.rows for part in kept]), np.concatenate([part.same for part in kept]))


def write(scorer: Scorer, target: Path = TARGET) -> None:
    """The weights as the package keeps them, rounded."""
    kept = {name: np.round(np.array(value), DIGITS).tolist() for name, value in scorer._asdict().items()}
    target.write_text(json.dumps(kept) + "\n", encoding="utf-8")


def main() -> None:
    """Reads, fits and writes."""
    parser = argparse.ArgumentParser(prog="python -m training.pairs", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with ecbplus.tar.gz")
    data = parser.parse_args().data
    topics = [topic for topic in read_topics(FOLDER) if not topic.held_out]
    ours = joined(of_topic(read_topic(topic)) for topic in topics)
    print(f"{len(topics)} topics of ours: {len(ours.rows)} pairs, {int(ours.same.sum())} of one claim", flush=True)
    theirs = joined(ecb(data))
    print(f"ECB+: {len(theirs.rows)} pairs, {int(theirs.same.sum())} of one event")
    write(fit(joined((ours, theirs))))


if __name__ == "__main__":
    main()
