"""What a monitor does: takes articles in, links them, tells what is new; reads and checks what nothing keeps.
In: an archive and sources. Out: what was added, news, readings, findings. The only layer that writes.
"""

from __future__ import annotations

from reportedly.monitor.adding import Added, add
from reportedly.monitor.alone import check, check_text, read_sources, read_text
from reportedly.monitor.relinking import Decided, News, relink, rule
from reportedly.monitor.taking import Progress, quiet

__all__ = [
    "Added",
    "Decided",
    "News",
    "Progress",
    "add",
    "check",
    "check_text",
    "quiet",
    "read_sources",
    "read_text",
    "relink",
    "rule",
]
