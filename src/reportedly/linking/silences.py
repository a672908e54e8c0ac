"""Who is told to be silent on a claim, and who speaks after that.
In: claims, everything said in order, and the texts. Out: changes 'silence noted' and 'silence broken'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportedly.linking.contents import Said
from reportedly.linking.parties import is_deed
from reportedly.linking.telling import Behind, Told, change, quoted
from reportedly.linking.words import fold
from reportedly.record import Change

_SILENT = re.compile(
    r"\b(?:no|not|neither|nor|never|nothing|declin\w*|refus\w*|silen\w*|mum|without|fail\w*|cannot|\w+n['’]t)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:neither|not|never|no (?=one\b)|nobody|\w+n['’]t)\b", re.IGNORECASE)
_BACK = 120
"""Code points before a bare cue in which its negation is looked for."""


def silences(
    told: Sequence[Told], everything: Sequence[Said], behind: Behind, texts: Mapping[str, str]
) -> list[Change]:
    """Each silence of a party once per claim and day, and the first words of its own on a later day."""
    claim_of = {s.statement.id: t.claim for t in told for s in t.side("declines")}
    noted: set[tuple[str, str | None]] = set()
    silent: dict[str, Said] = {}
    found = []
    for said in everything:
        claim = claim_of.get(said.statement.id)
        about = claim.id if claim else None
        for party in behind[said.statement.id]:
            key = fold(party.origin)
            if said.role == "declines":
                silent[key] = said
                if noted.isdisjoint({(key, about), (key, said.day)}):
                    noted |= {(key, about), (key, said.day)}
                    text = f"{party.origin}: {_silence(said, texts[said.text_id])}"
                    found.append(change("silence noted", said.day, claim, [said], text))
            elif key in silent and said.day > silent[key].day and _speaks(said):
                before = silent.pop(key)
                words = [
                    it
                    for it in everything
                    if (it.article, it.day) == (said.article, said.day) and _speaks(it) and _by(it, key, behind)
                ]
                shown = next((it for it in words if it.statement.location == "body"), said)
                text = f"{party.origin}, silent on {before.day}: {_spoken(shown)}"
                about_silence = claim_of.get(before.statement.id)
                found.append(change("silence broken", said.day, about_silence, [*words, before], text))
    return found


def _spoken(said: Said) -> str:
    """The words that were said; of a denial with its verb, which alone shows that it is one."""
    cue = " … ".join(" ".join(span.text.split()) for span in said.statement.cue)
    return f"“{cue}” — {quoted(said)}" if said.role == "denies" else quoted(said)


def _by(said: Said, key: str, behind: Behind) -> bool:
    return any(fold(party.origin) == key for party in behind[said.statement.id])


def _speaks(said: Said) -> bool:
    """Whether these are words of the source itself, not what others tell that it did."""
    spoken = said.statement.source.text is not None and said.parties == said.origins
    return spoken and said.role != "declines" and said.stands and not is_deed(said.statement)


def _silence(said: Said, text: str) -> str:
    """The words that tell of the silence: the cue with its negation, and on what."""
    cue = " … ".join(" ".join(span.text.split()) for span in said.statement.cue)
    if not _SILENT.search(cue):
        cue = _negated(said, text)
    shown = [f"“{cue}”"] if cue else []
    return " — ".join([*shown, quoted(said)] if said.statement.words.strip() else shown) or "no answer"


def _negated(said: Said, text: str) -> str:
    """A bare verb with what negates it before: 'neither Norvia nor the commission has confirmed'; else nothing."""
    cue = said.statement.cue[0] if said.statement.cue else None
    if cue is None:
        return ""
    start = max(0, cue.start - _BACK, *(text.rfind(mark, 0, cue.start) + 1 for mark in ".;\n“”"))
    negation = _NEGATION.search(text, start, cue.start)
    return " ".join(text[negation.start() : cue.end].split()) if negation else ""
