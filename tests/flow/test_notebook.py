"""The notebook of the docs runs as it stands, and what it shows is what a fresh run gives.

With REPORTEDLY_REGENERATE set, its outputs are written anew instead; look at the difference before you keep it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "docs" / "analysis.ipynb"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The notebook after a run of this very Python, in the folder of the docs."""
    home = tmp_path_factory.mktemp("jupyter")
    spec = home / "kernels" / "here" / "kernel.json"
    spec.parent.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec.write_text(json.dumps({"argv": command, "display_name": "here", "language": "python"}))
    with pytest.MonkeyPatch.context() as environment:
        for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
            environment.setenv(name, str(home))
        for name in [name for name in os.environ if name.startswith("POLARS_")]:
            environment.delenv(name)  # how frames are printed here is not how the notebook prints them
        notebook = nbformat.read(NOTEBOOK, as_version=4)
        folder = {"metadata": {"path": str(NOTEBOOK.parent)}}
        ran = NotebookClient(notebook, kernel_name="here", timeout=120, resources=folder).execute()
    if os.environ.get("REPORTEDLY_REGENERATE"):
        ran.metadata = nbformat.read(NOTEBOOK, as_version=4).metadata
        for cell in ran.cells:
            cell.metadata.pop("execution", None)
        nbformat.write(ran, NOTEBOOK)
    return ran


def outputs(notebook: Any) -> list[Any]:
    return [[cell.source, cell.get("outputs")] for cell in notebook.cells]


def test_what_the_notebook_shows_is_what_it_gives(fresh: Any) -> None:
    assert outputs(nbformat.read(NOTEBOOK, as_version=4)) == outputs(fresh)


def test_it_shows_a_figure_over_time_and_a_source_graph(fresh: Any) -> None:
    shown = [out.data for cell in fresh.cells for out in cell.get("outputs", ()) if "data" in out]
    drawings = [data["image/svg+xml"] for data in shown if "image/svg+xml" in data]
    assert [drawing.count("<svg") for drawing in drawings] == [1, 1]
    assert ["marines" in drawings[0], "Source graph" in drawings[1]] == [True, True]
    assert len([data for data in shown if "text/html" in data]) >= 5


def test_it_names_no_place_of_the_machine_that_ran_it() -> None:
    assert str(Path.home()) not in NOTEBOOK.read_text(encoding="utf-8")
    assert "/tmp" not in NOTEBOOK.read_text(encoding="utf-8")  # noqa: S108
