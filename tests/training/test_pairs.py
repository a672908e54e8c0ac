"""Our stories read for training, and the network that is fitted on them.
In: a topic; pairs that a line does not part. Out: statements found again; what was learned.
"""

from __future__ import annotations

import numpy as np

from training.claims import read_topics
from training.pairs import Examples, fit, of_topic
from training.topics import read_topic


def test_most_statements_of_a_topic_are_found_again_where_they_stand() -> None:
    topic = next(topic for topic in read_topics() if topic.id.startswith("press-"))
    read = read_topic(topic)
    assert len(read.marked) >= 0.7 * len(topic.statements)
    found = {s.id: s for revision in read.revisions for s in revision.reading.statements}
    for name, marked in read.marked.items():
        text = read.revisions[marked.report].text.text
        ours = {place for start, end in marked.spans for place in range(start, end)}
        theirs = {place for span in found[name].content for place in range(span.start, span.end)}
        assert ours & theirs
        assert all(text[span.start : span.end] == span.text for span in found[name].content)


def test_a_topic_gives_a_row_for_every_two_statements() -> None:
    read = read_topic(read_topics()[0])
    examples = of_topic(read)
    count = len(read.marked)
    assert len(examples.rows) == len(examples.same) == count * (count - 1) // 2
    assert 0 < examples.same.mean() < 1


def test_the_network_learns_what_no_line_parts_and_the_same_each_time() -> None:
    draw = np.random.default_rng(1)
    rows = draw.uniform(-1, 1, (8000, 2))
    same = (rows[:, 0] * rows[:, 1] > 0).astype(float)
    scorer, again = fit(Examples(rows, same)), fit(Examples(rows, same))
    right = (scorer.probabilities(rows) > 0.5) == (same > 0.5)
    assert right.mean() > 0.9
    assert (scorer.inner == again.inner).all()
