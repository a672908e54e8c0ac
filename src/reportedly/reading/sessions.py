"""How models run: one thread each. In: the bytes of an ONNX graph. Out: its session."""

from __future__ import annotations

import onnxruntime as ort


def session(graph: bytes) -> ort.InferenceSession:
    """One thread: texts are spread over processes, and the result must not hang on the number of cores."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
