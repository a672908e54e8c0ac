"""The scorers that count are programs beside the corpora; they are run as they are.
In: a path to one. Out: it, as a module.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def load_scorer(path: Path) -> ModuleType:
    """The module at `path`; raises FileNotFoundError when there is none."""
    spec = importlib.util.spec_from_file_location(path.stem + "_scorer", path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def f1(hits: int, found: int, gold: int) -> float:
    """F1 in percent; 0 where there is nothing to find and nothing was found."""
    return 200 * hits / max(found + gold, 1)
