"""What the documentation says of the tools is what they are.

`REPORTEDLY_REGENERATE=1 pytest tests/desk/assistant/test_reference.py` writes their schemas anew.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from reportedly.desk.assistant.tools import TOOLS

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "docs" / "reference" / "assistants.json"


def test_the_schemas_in_the_repository_are_those_of_the_tools() -> None:
    made = {
        name: {
            "title": tool.title,
            "description": tool.description,
            "inputSchema": tool.input_schema,
            "outputSchema": tool.output_schema,
        }
        for name, tool in TOOLS.items()
    }
    if os.environ.get("REPORTEDLY_REGENERATE"):
        assert not os.environ.get("CI"), "a person regenerates the schemas and looks at them; CI does not"
        REFERENCE.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    assert json.loads(REFERENCE.read_text(encoding="utf-8")) == json.loads(json.dumps(made))


def test_the_client_of_the_examples_asks_and_is_told(file: Path, tmp_path: Path) -> None:
    command = tmp_path / "reportedly"
    called = f"import sys; sys.path[:0] = {sys.path!r}; from reportedly.cli import app; app()"
    command.write_text(f"#!{sys.executable}\n{called}\n", encoding="utf-8")
    command.chmod(0o755)

    told = subprocess.run(
        [sys.executable, ROOT / "examples" / "ask.py", file, "stories", '{"limit": 1}'],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PATH": str(tmp_path)},
    )

    assert told.stdout.startswith("Stories, 1 to 1 of 2:\nsto_")
