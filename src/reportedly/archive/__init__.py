"""Storage: one file that holds everything observed and everything made of it.
In: records. Out: records, views of stories as of any day, and broken promises.
"""

from __future__ import annotations

from reportedly.archive.archive import Archive
from reportedly.archive.deciding import decide
from reportedly.archive.linkage import Group, Linkage, linkage_id
from reportedly.archive.verify import Problem

__all__ = ["Archive", "Group", "Linkage", "Problem", "decide", "linkage_id"]
