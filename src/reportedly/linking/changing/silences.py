"""Who is told to be silent on a claim, and who speaks after that.
In: claims, everything said in order, and the texts. Out: changes 'silence noted' and 'silence broken'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportedly.linking.claiming.contents import Said
from reportedly.linking.claiming.telling import Behind, Told, change, clearest, cue_of, quoted, words_of
from reportedly.linking.naming.nations import find_nations
from reportedly.linking.naming.parties import Party, is_deed
from reportedly.linking.naming.phrases import BODY
from reportedly.linking.words import fold
from reportedly.record import Change, Claim

_SILENT = re.compile(
    r"\b(?:no|not|neither|nor|never|nothing|declin\w*|refus\w*|silen\w*|mum|without|fail\w*|cannot|\w+n['’]t)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:neither|not|never|no (?=one\b)|nobody|\w+n['’]t)\b", re.IGNORECASE)
_ENDED = re.compile(r"\b(?:br[eo]k\w*|break\w*|end(?:s|ed|ing)?) (?:\w+ ){0,3}silence\b", re.IGNORECASE)
"""'Broke its silence' tells of words, not of silence."""
_REQUEST = re.compile(
    r"(?:to )?(?:(?:the|a|any|our|its|repeated|several|written) ){0,3}"
    r"(?:requests?|calls?|questions?|e-?mails?|messages?|comment)\b"
    r"(?: for (?:a )?(?:comment|response|reply)\b)?[.\s]*$",
    re.IGNORECASE,
)
_BACK = 120
"""Code points before a bare cue in which its negation is looked for."""


def silences(
    told: Sequence[Told], everything: Sequence[Said], behind: Behind, texts: Mapping[str, str]
) -> list[Change]:
    """Each silence of a party once per claim and day, and the first words of its own on a later day.

    A body that does not answer one request for comment is not noted. An official who says something in the same article
    keeps no silence: what he would not say is noted, and nothing is broken when he speaks again.
    """
    claim_of = {s.statement.id: t.claim for t in told for s in t.side("declines")}
    words = _spoken(everything, behind)
    speaking = {(key, one.day, one.article) for (key, _), spoken in words.items() for one in spoken}
    noted: set[tuple[str, str | None]] = set()
    silent: dict[str, Said] = {}
    found = []
    for said in everything:
        claim = claim_of.get(said.statement.id)
        about = claim.id if claim else None
        for party in behind[said.statement.id]:
            key = fold(party.origin)
            if said.role == "declines":
                if _ENDED.search(cue_of(said)) or _routine(said):
                    continue
                if (key, said.day, said.article) not in speaking or _is_land(said, party):
                    silent[key] = said
                if noted.isdisjoint({(key, about), (key, said.day)}):
                    noted |= {(key, about), (key, said.day)}
                    now = _silence(said, texts[said.text_id])
                    text = f"{party.origin}: {now}"
                    found.append(change("silence noted", said.day, claim, [said], text, after=_plain(said)))
            elif key in silent and said.day > silent[key].day and _speaks(said):
                before = silent.pop(key)
                found.append(_broken(party.origin, before, words[key, said.day], claim_of.get(before.statement.id)))
    return found


def _spoken(everything: Sequence[Said], behind: Behind) -> Mapping[tuple[str, str], list[Said]]:
    """The words of their own that parties say, by party and day."""
    words: dict[tuple[str, str], list[Said]] = {}
    for said in everything:
        if _speaks(said):
            for party in behind[said.statement.id]:
                words.setdefault((fold(party.origin), said.day), []).append(said)
    return words


def _broken(origin: str, before: Said, today: Sequence[Said], claim: Claim | None) -> Change:
    """The first article in which a party speaks again; its body is quoted."""
    words = clearest([said for said in today if said.article == today[0].article])
    text = f"{origin}, silent on {before.day}: {_quoted(words[0])}"
    return change(
        "silence broken", today[0].day, claim, [*words, before], text, before=_plain(before), after=words_of(words[0])
    )


def _plain(said: Said) -> str | None:
    return " … ".join(words for words in (cue_of(said), words_of(said)) if words) or None


def _is_land(said: Said, party: Party) -> bool:
    """Whether the country itself is told to be silent, not one of its bodies or officials."""
    source = fold(said.statement.source.text or "").removeprefix("the ")
    if party.nation is None:
        return False
    return source == fold(party.nation) or any(
        nation.name == party.nation and nation.end - nation.start == len(source)
        for nation in find_nations(source.title())
    )


def _routine(said: Said) -> bool:
    """Whether one body does not answer one request, of no named matter: 'the embassy declined to comment'."""
    matter = words_of(said)
    return bool(BODY.search(said.statement.source.text or "")) and (not matter or bool(_REQUEST.match(matter)))


def _quoted(said: Said) -> str:
    """The words that were said; of a denial with its verb, which alone shows that it is one."""
    return f"“{cue_of(said)}” — {quoted(said)}" if said.role == "denies" else quoted(said)


def _speaks(said: Said) -> bool:
    """Whether these are words of the source itself, in the body, not what others tell that it did."""
    spoken = said.statement.source.text is not None and said.parties == said.origins
    return (
        spoken
        and said.statement.location == "body"
        and said.role != "declines"
        and said.stands
        and not is_deed(said.statement)
    )


def _silence(said: Said, text: str) -> str:
    """The words that tell of the silence: the cue with its negation, and on what."""
    cue = cue_of(said)
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
