"""What words mean, as kept: vectors in a byte for each number.
In: vectors of unit length. Out: the record type Meanings; bytes, and vectors again.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import RecordError
from reportedly.record.span import Record

WIDTH = 384
"""Numbers of a vector."""


class Meanings(Record, frozen=True, kw_only=True):
    """Vectors of one text, each as `to_bytes` makes it."""

    lead: bytes
    """Of title and lead."""
    statements: tuple[bytes, ...] = ()
    """Of the words of each statement, in the order of the reading's."""


def to_bytes(vectors: NDArray[np.float32]) -> tuple[bytes, ...]:
    """Vectors [n, 384] as signed bytes, the largest number of each as 127 or -127. Length is not kept."""
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True, initial=0.0), 1e-12)
    return tuple(row.tobytes() for row in np.round(vectors / largest * 127).astype(np.int8))


def to_vectors(kept: Sequence[bytes]) -> NDArray[np.float32]:
    """[n, 384] of unit length, from bytes. Raises RecordError for bytes that no vector was kept in."""
    if any(len(one) != WIDTH for one in kept):
        raise RecordError(f"a vector is kept in {WIDTH} bytes, not {sorted({len(one) for one in kept})}")
    vectors = np.frombuffer(b"".join(kept), dtype=np.int8).reshape(len(kept), WIDTH).astype(np.float32)
    lengths = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    unit: NDArray[np.float32] = vectors / np.maximum(lengths, np.float32(1e-12))
    return unit
