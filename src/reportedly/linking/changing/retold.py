"""The same event told again: by another outlet, in a nested statement, for another claim.
In: changes of a story, those that matter most first. Out: one change for each event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.linking.claiming.contents import Said
from reportedly.linking.claiming.telling import Behind, who
from reportedly.record import Change, overlap_length

ALIKE = 0.5
"""Part of the words of both that two statements of one origin share when they tell one thing."""
MOST = 20
"""Changes of one origin, or of one text, that another of their day is compared with."""


def once(
    positions: Iterable[Change], figures: Sequence[Change], everything: Sequence[Said], behind: Behind
) -> list[Change]:
    """The changes without those that only tell again what another of the same day tells.

    A statement is told once: as the first of `positions` that quotes it. What it says may be in several claims, in the
    statement that it is nested in, and in a statement of the same origin in much the same words. A figure is told
    beside what its source confirms or denies with it, but not beside a bare claim.
    """
    by_id = {said.statement.id: said for said in everything}
    kept = _Kept(by_id, behind)
    counted = {
        (change.date, name) for change in figures for name in change.statements if by_id[name].day == change.date
    }
    for change in positions:
        if change.kind in ("new claim", "new origin") and (change.date, change.statements[0]) in counted:
            continue
        same = kept.like(change)
        if same is None:
            kept.add(change)
        elif change.kind == kept.changes[same].kind:
            kept.join(same, change)
    return [*kept.changes, *figures]


class _Kept:
    """Changes that differ from one another, found by what they quote, who says it, and where it stands."""

    def __init__(self, by_id: Mapping[str, Said], behind: Behind) -> None:
        self.changes: list[Change] = []
        self._by_id = by_id
        self._behind = behind
        self._told: dict[tuple[str, str], int] = {}
        self._places: dict[tuple[str, str], list[int]] = {}

    def like(self, change: Change) -> int | None:
        """The place of a change of the same day that tells what `change` would."""
        shown = self._by_id[change.statements[0]]
        names = change.statements if change.kind == "status change" else change.statements[:1]
        told = [at for name in names if (at := self._told.get((change.date, name))) is not None]
        if told or change.kind == "first denial":
            return told[0] if told else None
        near = [at for key in self._keys(shown) for at in self._places.get((change.date, key), ())[:MOST]]
        return next((at for at in near if self._same(self.changes[at], shown)), None)

    def add(self, change: Change) -> None:
        """Keeps a change."""
        at = len(self.changes)
        self.changes.append(change)
        self._tell(change, at)
        for key in self._keys(self._by_id[change.statements[0]]):
            self._places.setdefault((change.date, key), []).append(at)

    def join(self, at: int, change: Change) -> None:
        """Lets a kept change rest on what another of its kind rests on too."""
        kept = self.changes[at]
        self.changes[at] = Change.of(
            kept.kind,
            kept.date,
            claim=kept.claim,
            statements=tuple(dict.fromkeys((*kept.statements, *change.statements))),
            articles=tuple(sorted({*kept.articles, *change.articles})),
            text=kept.text,
            before=kept.before,
            after=kept.after,
        )
        self._tell(change, at)

    def _tell(self, change: Change, at: int) -> None:
        # What a denial or a move is held against is told by others.
        held = change.kind in ("first denial", "status change")
        for name in change.statements[:1] if held else change.statements:
            if self._by_id[name].day == change.date:
                self._told.setdefault((change.date, name), at)

    def _keys(self, said: Said) -> tuple[str, str]:
        return f"text {said.text_id}", f"origin {who(said, self._behind)}"

    def _same(self, kept: Change, shown: Said) -> bool:
        first = self._by_id[kept.statements[0]]
        if kept.kind == "first denial":
            return False
        if first.text_id == shown.text_id and overlap_length(_places(first), _places(shown)) > 0:
            return True
        same_origin = who(first, self._behind) == who(shown, self._behind)
        return same_origin and len(first.words & shown.words) >= ALIKE * len(first.words | shown.words) > 0


def _places(said: Said) -> list[tuple[int, int]]:
    return [span.range for span in said.statement.content]
