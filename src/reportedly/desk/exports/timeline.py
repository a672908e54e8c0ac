"""Changes as the slides of a timeline (TimelineJS 3, https://timeline.knightlab.com/docs/json-format.html).
In: a Bundle. Out: JSON: a title and one event for each change, the oldest first.
"""

from __future__ import annotations

from html import escape

from reportedly.desk import words
from reportedly.desk.cells import first_day
from reportedly.desk.encoded import Node, encode
from reportedly.desk.exports.bundle import Bundle
from reportedly.record import Change


def write(bundle: Bundle) -> bytes:
    """The timeline. TimelineJS shows its texts as HTML, so all words are escaped."""
    story = bundle.view.story
    told = f"{words.count(story.articles, 'article')}, {words.count(story.claims, 'claim')}"
    days = sorted(bundle.seen.sheet.days, key=lambda day: day[0])
    return encode(
        {
            "title": {
                "unique_id": story.id,
                "text": _text(story.headline, f"As of {words.day(bundle.day)}: {told}"),
                "autolink": False,
            },
            "events": [event for _, changes in days for change in changes if (event := _event(change, bundle))],
            "scale": "human",
        }
    )


def _event(change: Change, bundle: Bundle) -> Node | None:
    day = first_day(change.date)
    if day is None:
        return None
    outlets = ", ".join(bundle.seen.outlets_of(change.articles))
    return {
        "unique_id": change.id,
        "start_date": {"year": day.year, "month": day.month, "day": day.day},
        "display_date": words.day(change.date),
        "group": change.kind,
        "text": _text(change.kind, f"{bundle.seen.sheet.told(change)} ({outlets})"),
        "autolink": False,
    }


def _text(headline: str, text: str) -> Node:
    return {"headline": escape(words.printable(headline)), "text": f"<p>{escape(words.printable(text))}</p>"}
