"""A ruling as a person gives it, by ids, to a ruling as it is kept, by the words that it is about.
In: the kind, the names of things, who rules and why. Out: a Ruling to keep, or an error that says what does not fit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, get_args

from reportedly.archive.archive import Archive
from reportedly.archive.docket import begins, ruling_named
from reportedly.errors import SettingError
from reportedly.linking import anchor_of
from reportedly.record import Anchor, Ruled, Ruling, RulingKind, Stance, Thing, check_text

_ON_TWO: Mapping[RulingKind, tuple[Thing, ...]] = {
    "same": ("claim", "statement", "entity", "article"),
    "different": ("claim", "statement", "entity", "article"),
    "not-a-copy": ("article",),
}
"""What each kind takes two of."""
_ON_CLAIM: tuple[Thing, Thing] = ("statement", "claim")
"""What every other kind takes, in this order."""
USES: Mapping[RulingKind, str] = {
    "same": "two claims, two statements, two entities, or two articles or stories",
    "different": "two claims, two statements, two entities, or two articles",
    "not-a-copy": "two articles",
    "supports": "a statement and a claim",
    "hedges": "a statement and a claim",
    "denies": "a statement and a claim",
    "declines": "a statement and a claim",
    "not-a-denial": "a statement, and a claim where it is on one alone",
    "stance": f"a statement and one of {', '.join(get_args(Stance))}",
    "undo": "a ruling",
}
"""What a person names with each kind of ruling."""


class _Named(NamedTuple):
    anchor: Anchor
    story: str


def decide(archive: Archive, kind: str, things: Sequence[str], *, by: str, reason: str | None, now: datetime) -> Ruling:
    """The ruling to keep; the one that is kept already where it is the same again.

    Raises NotFoundError for things that are not there, and SettingError for a kind of ruling that does not fit them.
    """
    name = next((known for known in USES if known == kind), None)
    if name is None:
        raise SettingError(f"{kind!r} is no kind of ruling; there are {', '.join(USES)}")
    check_text(f"{by}{reason or ''}", "a ruling")
    known = archive.rulings()
    # A clock that was set back must not turn what is ruled later into what is ruled earlier.
    latest = max((datetime.fromisoformat(r.made_at) + timedelta(microseconds=1) for r in known), default=now)
    made_at = max(now, latest).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if name == "undo":
        return _undo(known, _counted(name, things, 1, 1)[0], by=by, made_at=made_at, reason=reason)
    left, right, stance = _things(archive, name, things)
    new = Ruling.of(name, left, right, stance=stance, by=by, made_at=made_at, reason=reason)
    on_same = [r for r in known if r.matter == new.matter]
    last = on_same[-1] if on_same else None
    if last is None:
        return new
    if (last.kind, last.stance) == (new.kind, new.stance) and last.state in ("in force", "dormant"):
        return last
    follows = next((r.id for r in known if r.undoes == last.id), last.id)
    return Ruling.of(name, left, right, stance=stance, follows=follows, by=by, made_at=made_at, reason=reason)


def _undo(known: Sequence[Ruled], beginning: str, *, by: str, made_at: str, reason: str | None) -> Ruling:
    ruling = ruling_named(known, beginning)
    if ruling.kind == "undo":
        raise SettingError(f"{ruling.id} took {ruling.undoes} back; to have that again, rule it again")
    again = next((r for r in known if r.undoes == ruling.id), None)
    return again or Ruling.of("undo", undoes=ruling.id, by=by, made_at=made_at, reason=reason)


def _things(archive: Archive, kind: RulingKind, things: Sequence[str]) -> tuple[Anchor, Anchor | None, Stance | None]:
    """The anchors of what is named; for a stance, the stance."""
    if kind == "stance":
        first, second = _counted(kind, things, 2, 2)
        stance: Stance | None = next((known for known in get_args(Stance) if known == second), None)
        if stance is None:
            raise SettingError(f"{second!r} is no stance; there are {', '.join(get_args(Stance))}")
        return _fitting(kind, _named(archive, first), ("statement",)).anchor, None, stance
    named = [_named(archive, name) for name in _counted(kind, things, 1 if kind == "not-a-denial" else 2, 2)]
    takes = _ON_TWO.get(kind, ())
    on = [_fitting(kind, one, takes or (thing,)) for one, thing in zip(named, _ON_CLAIM, strict=False)]
    left, right = on[0], on[1] if len(on) > 1 else None
    if right is not None:
        _refuse(kind, left, right)
    return left.anchor, right.anchor if right else None, None


def _refuse(kind: RulingKind, left: _Named, right: _Named) -> None:
    """Raises SettingError for two things that cannot be ruled on together."""
    one, other = left.anchor, right.anchor
    if kind in _ON_TWO and one.thing != other.thing:
        raise SettingError(
            f"'{kind}' takes two of one sort: {one.id} is {_a(one.thing)}, {other.id} is {_a(other.thing)}"
        )
    if one.thing == other.thing and one.parts() == other.parts():
        raise SettingError(f"{one.id} and {other.id} are one thing already")
    if one.thing == "article" and one.article == other.article:
        raise SettingError(f"{one.id} and {other.id} are revisions of one article")
    if one.thing != "article" and left.story != right.story:
        raise SettingError(
            f"{one.id} and {other.id} are in two stories; where those are one, rule it first: "
            f"reportedly rule same {left.story} {right.story}"
        )


def _counted(kind: RulingKind, things: Sequence[str], least: int, most: int) -> Sequence[str]:
    if not least <= len(things) <= most:
        raise SettingError(f"'{kind}' takes {USES[kind]}; see reportedly rule --help")
    return things


def _fitting(kind: RulingKind, named: _Named, things: Sequence[Thing]) -> _Named:
    if named.anchor.thing not in things:
        raise SettingError(f"'{kind}' takes {USES[kind]}; {named.anchor.id} is {_a(named.anchor.thing)}")
    return named


def _named(archive: Archive, beginning: str) -> _Named:
    """The anchor of a thing by its id or the beginning of it, and the story that it is in."""
    name, linkages = archive.find(beginning)
    for group in archive.groups(linkages):
        seen = archive.seen(group)
        anchor = anchor_of(name, seen, group.revisions, group.links) if seen else None
        if seen and anchor:
            # A claim that was ruled into another is ruled on as it was then, so that it can be taken out again.
            return _Named(anchor if begins(name, beginning) else _gone(archive, beginning) or anchor, seen.story.id)
    raise SettingError(f"{name} cannot be ruled on; a ruling takes statements, claims, entities, articles and stories")


def _gone(archive: Archive, beginning: str) -> Anchor | None:
    """What was ruled on by an id that goes by another now."""
    anchors = (anchor for ruling in reversed(archive.kept_rulings()) for anchor in ruling.anchors)
    return next((anchor for anchor in anchors if begins(anchor.id, beginning)), None)


def _a(thing: Thing) -> str:
    return f"an {thing}" if thing[0] in "ae" else f"a {thing}"
