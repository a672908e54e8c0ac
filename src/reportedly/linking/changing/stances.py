"""How the stance of a party moves: surer or less sure of a claim, from watching to verifying, to concern, to blame.
In: claims, and everything said in order. Out: changes 'status change' of a party, with its words before and after.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportedly.linking.claiming.contents import Said
from reportedly.linking.claiming.telling import Behind, Told, change, cue_of, quoted, seen, words_of
from reportedly.linking.words import fold
from reportedly.record import Change, Claim, Stance

SURE: Mapping[Stance, int] = {"doubts": 0, "possible": 1, "probable": 2, "predicts": 2, "asserts": 3}
"""How sure a source is of a claim, in steps; other stances tell what it thinks of it."""
WATCHES, VERIFIES, CONCERNED, CONDEMNS = range(1, 5)
MOST = 100
"""Statements of a party before another among which the one is looked for that it repeats."""
_VERIFYING = re.compile(
    r"\b(?:verif|investigat|look(?:s|ed|ing)? into|check(?:s|ed|ing)?\b|prob(?:e|ing)\b)", re.IGNORECASE
)
_AGAIN = re.compile(r"\b(?:reiterat|repeat|reaffirm|restat|once (?:more|again)|again)", re.IGNORECASE)


def stances(told: Sequence[Told], everything: Sequence[Said], behind: Behind) -> list[Change]:
    """Each party's moves, one of a sort a day: what it is surer of, what it now does about the matter, and what it
    tells again."""
    by_party: dict[str, list[Said]] = {}
    for said in everything:
        if party := _party(said, behind):
            by_party.setdefault(party, []).append(said)
    claim_of = {said.statement.id: item.claim for item in reversed(told) for said in item.members}
    return [
        *_firmer(by_party, behind, claim_of),
        *_surer(told, behind),
        *(one for party in sorted(by_party) for one in _again(by_party[party], behind, claim_of)),
    ]


def _party(said: Said, behind: Behind) -> str | None:
    """The one party that a statement is of; what several say together is nobody's own stance."""
    parties = behind[said.statement.id]
    alone = len(parties) == 1 and parties[0].identifiable and said.parties == said.origins
    return fold(parties[0].origin) if alone and not seen(said) else None


def _attitude(said: Said) -> int:
    """What a source does about a matter, in steps; 0 where it does none of these."""
    stance = said.statement.stance
    if stance in ("condemns", "concern"):
        return CONDEMNS if stance == "condemns" else CONCERNED
    if said.watching and said.role in ("supports", "hedges"):
        return VERIFIES if said.own and _VERIFYING.search(f"{cue_of(said)} {words_of(said)}") else WATCHES
    return 0


def _firmer(by_party: Mapping[str, Sequence[Said]], behind: Behind, claim_of: Mapping[str, Claim]) -> list[Change]:
    """Parties that do more about a matter than they did on any day before, or begin to verify it."""
    found = []
    for party in sorted(by_party):
        highest: Said | None = None
        for today in _days(by_party[party]):
            body = [said for said in today if said.statement.location == "body" and _attitude(said)]
            if not body:
                continue
            new = max(body, key=_attitude)
            watching = next((said for said in body if _attitude(said) < _attitude(new) == VERIFIES), None)
            before = highest or watching
            if before and _attitude(new) > _attitude(before):
                found.append(_move(before, new, behind, claim_of.get(new.statement.id)))
            if highest is None or _attitude(new) > _attitude(highest):
                highest = new
    return found


def _surer(told: Sequence[Told], behind: Behind) -> list[Change]:
    """Parties that are surer of a claim than when they last spoke of it on an earlier day, or less sure."""
    moves: dict[tuple[str, str], list[tuple[Said, Said, Claim]]] = {}
    for item in told:
        last: dict[str, tuple[Said | None, Said]] = {}
        for said in item.side("supports", "hedges"):
            party = _party(said, behind)
            if party is None or _sure(said) is None:
                continue
            earlier, latest = last.get(party, (None, said))
            before = latest if latest.day < said.day else earlier
            last[party] = before, said
            if before and said.statement.location == "body" and _step(before, said):
                moves.setdefault((said.day, party), []).append((before, said, item.claim))
    return [_surest(moves[key], behind) for key in sorted(moves)]


def _surest(moves: Sequence[tuple[Said, Said, Claim]], behind: Behind) -> Change:
    """The longest of a party's moves of one day, with what it says as surely elsewhere that day."""
    before, new, claim = max(moves, key=lambda move: abs(_step(*move[:2])))
    also = [said for _, said, _ in moves if _sure(said) == _sure(new)]
    return _move(before, new, behind, claim, also)


def _sure(said: Said) -> int | None:
    """How sure a source is. Who relays a thing as alleged is not, and who asserts a likelihood asserts no fact."""
    sure = SURE.get(said.statement.stance)
    if sure != SURE["asserts"]:
        return sure
    return SURE["possible"] if said.role == "hedges" else SURE["probable"] if said.mode == "possible" else sure


def _step(before: Said, new: Said) -> int:
    return (_sure(new) or 0) - (_sure(before) or 0)


def _again(spoken: Sequence[Said], behind: Behind, claim_of: Mapping[str, Claim]) -> list[Change]:
    """What a party is told to say once more, with what it said before in the words most like it."""
    found = []
    for at, said in enumerate(spoken):
        if _AGAIN.search(cue_of(said)) and said.role == "supports" and said.statement.location == "body":
            earlier = [
                one for one in spoken[max(0, at - MOST) : at] if one.role == "supports" and one.words & said.words
            ]
            if earlier:
                before = max(
                    earlier, key=lambda one: (len(one.words & said.words) / len(one.words | said.words), one.rank)
                )
                found.append(_move(before, said, behind, claim_of.get(said.statement.id)))
    return found


def _days(spoken: Sequence[Said]) -> list[list[Said]]:
    days: dict[str, list[Said]] = {}
    for said in spoken:
        days.setdefault(said.day, []).append(said)
    return list(days.values())


def _move(before: Said, new: Said, behind: Behind, claim: Claim | None, also: Sequence[Said] = ()) -> Change:
    was, now = _position(before), _position(new)
    text = f"{behind[new.statement.id][0].origin}: {_shown(before)} → {_shown(new)}"
    return change("status change", new.day, claim, [new, *also, before], text, before=was, after=now)


def _position(said: Said) -> str:
    """The words that show a stance: the cue where it does, and the content."""
    return " … ".join(words for words in (cue_of(said), words_of(said)) if words)


def _shown(said: Said) -> str:
    return f"“{cue_of(said)}” — {quoted(said)}" if said.statement.words.strip() else f"“{cue_of(said)}”"
