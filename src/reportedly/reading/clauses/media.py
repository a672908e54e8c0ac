"""'told state-run TASS': the outlet that has it from the source.
In: a text and the place of a cue of telling. Out: the place of the outlet, or None.
"""

from __future__ import annotations

import re

from reportedly.record import Range

TOLD_MEDIUM = re.compile(
    r"\b(?:told|tells|telling)\s+(?P<medium>[^,;:“\"]{2,60}?)(?=\s+(?:on|in|that|during|at|this|last|early|late)\b|,|$)"
)
MEDIUM = re.compile(
    r"\b(?:[A-Z]{2,6}|Reuters|Yonhap|Kyodo|Xinhua|Interfax|\w*[Nn]ews\w*|Times|Post|Journal|Herald|Tribune|Gazette|Courier"
    r"|[Aa]gency|[Tt]elevision|[Rr]adio|[Bb]roadcaster|[Mm]agazine|[Nn]etwork)\b"
)
AUDIENCE = re.compile(r"\b(?:conference|briefing|reporters|media)\b")
REACH = 70
"""Characters after the cue within which the outlet stands."""


def told_medium(text: str, cue: Range, end: int) -> Range | None:
    """The outlet told by the cue of telling at `cue`, in a sentence that ends at `end`."""
    match = TOLD_MEDIUM.match(text, cue[0], min(cue[1] + REACH, end))
    if match is None or not MEDIUM.search(match["medium"]) or not re.search(r"[A-Z]", match["medium"]):
        return None
    return None if AUDIENCE.search(match["medium"]) else match.span("medium")
