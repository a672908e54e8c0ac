"""A story in the list: what it comes to, and what changed last."""

from __future__ import annotations

import msgspec

from reportedly.desk.front import SHOWN_CHANGES, card
from reportedly.record import Change, StoryView


def with_changes(view: StoryView, *changes: Change) -> StoryView:
    newest = max(change.date for change in changes)
    story = msgspec.structs.replace(view.story, newest_change=newest)
    return msgspec.structs.replace(view, story=story, changes=changes)


def change(kind: str, date: str, text: str, claim: str | None = None) -> Change:
    return Change(id=f"chg_{text}", date=date, kind=kind, claim=claim, statements=(), articles=(), text=text)  # type: ignore[arg-type]


def test_it_tells_of_the_newest_day_only(dam: StoryView) -> None:
    view = with_changes(dam, change("first denial", "2031-05-05", "“no”"), change("new origin", "2031-05-06", "“also”"))
    assert [told for _, told in card(view, 0).latest] == ["“also”"]


def test_a_status_tells_more_than_one_more_origin(dam: StoryView) -> None:
    view = with_changes(
        dam, change("new origin", "2031-05-06", "“also”"), change("status change", "2031-05-06", "“a” → “b”")
    )
    assert [told.kind for told, _ in card(view, 0).latest] == ["status change", "new origin"]


def test_kinds_are_told_by_turns(dam: StoryView) -> None:
    same = [change("status change", "2031-05-06", f"“{n}”") for n in range(SHOWN_CHANGES + 1)]
    view = with_changes(dam, *same, change("figure moved", "2031-05-06", "“9” → “10”"))
    assert [told.kind for told, _ in card(view, 0).latest] == ["status change", "figure moved"]


def test_a_change_that_does_not_show_its_claim_is_told_with_it(dam: StoryView) -> None:
    claim = dam.claims[0]
    view = with_changes(dam, change("status change", "2031-05-06", "alleged → denied", claim.id))
    assert card(view, 0).latest[0][1] == f"“{claim.label}” — alleged → denied"


def test_the_order_of_changes_does_not_matter(dam: StoryView) -> None:
    turned = msgspec.structs.replace(dam, changes=dam.changes[::-1])
    assert card(turned, 3) == card(dam, 3)
