"""Where work runs. In: a module-level function and items. Out: results and failures, in the order of the items.

`Here` runs in this process; `Pool` in worker processes that are killed when an item takes too long.
"""

from __future__ import annotations

from reportedly.running.executor import Executor, Failure
from reportedly.running.here import Here
from reportedly.running.pool import Pool

__all__ = ["Executor", "Failure", "Here", "Pool"]
