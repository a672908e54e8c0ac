"""Who does what to whom in what is said, from the reader's trees.
In: sentences. Out: the frames of what they tell, in words.
"""

from __future__ import annotations

import pytest

from reportedly.reading.reader.method import told_in
from reportedly.record import Range


def frames_of(text: str, content: str | None = None) -> list[str]:
    """Each frame as 'predicate(agent, patient)', with ! where negated and ? where open."""
    content = content or text
    start = text.index(content)

    def words(place: Range | None) -> str:
        return text[slice(*place)] if place else "–"

    return [
        f"{'!' * f.negated}{'?' * f.open}{words(f.predicate)}({words(f.agent)}, {words(f.patient)})"
        for f in told_in(text, [(start, start + len(content))])
    ]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The ministry of Varania sent tugs to Cape Lorn.", "sent(The ministry of Varania, tugs)"),
        ("Twelve sailors were killed by rebels in the strait.", "killed(by rebels in the strait, Twelve sailors)"),
        ("No marines were sent to Cape Lorn.", "!sent(–, No marines)"),
        ("Never before has Varania sent marines abroad.", "!sent(Varania, marines)"),
        ("“Never before has Varania sent marines abroad,” she told reporters.", "!sent(Varania, marines)"),
        ("The port may close the northern gate.", "?close(The port, the northern gate)"),
        ("Varania had decided to send tugs.", "?send(Varania, tugs)"),
        ("The board regretted Varania's dispatch of tugs.", "dispatch(Varania's, of tugs)"),
        ("The plan is a danger.", "danger(The plan, –)"),
    ],
)
def test_a_predicate_has_its_slots(text: str, frame: str) -> None:
    assert frame in frames_of(text)


def test_only_what_is_said_is_framed() -> None:
    text = "The mayor told the council that the bridge had fallen."
    assert frames_of(text, "the bridge had fallen") == ["fallen(the bridge, –)"]


def test_a_text_without_words_tells_nothing() -> None:
    assert told_in("", []) == ()
