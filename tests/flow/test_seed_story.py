"""Five real articles about one developing story: what a monitor must find in them, each with the verbatim words.

The articles are not ours and stay outside the repository: REPORTEDLY_SHARED names their folder, or ../shared does.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from reportedly.cli import app

SHARED = Path(os.environ.get("REPORTEDLY_SHARED") or Path(__file__).parents[2].parent / "shared")
SEEDS = SHARED / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seed articles are not in {SEEDS}")

View = dict[str, Any]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return str(result.stdout)


@pytest.fixture(scope="module", params=["reader", "rules"])
def archive(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> str:
    place = str(tmp_path_factory.mktemp("seeds") / "seeds.db")
    run("add", *map(str, sorted(SEEDS.glob("*.txt"))), "--archive", place, "--jobs", "0", "--method", request.param)
    return place


@pytest.fixture(scope="module")
def whole(archive: str) -> View:
    return dict(json.loads(run("story", "--json", "--archive", archive)))


@pytest.fixture(scope="module")
def early(archive: str) -> View:
    return dict(json.loads(run("story", "--json", "--archive", archive, "--as-of", "2024-10-17")))


def words(statement: View) -> str:
    return " … ".join(span["text"] for span in statement["content"])


def said_by(view: View, *names: str) -> list[View]:
    """The statements whose source is one of these, by its words or by whom they stand for."""
    entities = {entity["id"]: entity["name"] for entity in view["entities"]}
    return [
        statement
        for statement in view["statements"]
        if any(
            name in f"{statement['source']['text']} {entities.get(statement['source']['entity'], '')}" for name in names
        )
    ]


def figures_of(archive: str, view: View, statements: list[View]) -> list[View]:
    points = [point for claim in view["claims"] for point in claim["figures"]]
    points += [point for series in view["series"] for point in series["points"]]
    names = {statement["id"] for statement in statements}
    return [point["figure"] for point in points if point["statement"] in names]


def test_five_articles_are_one_story(archive: str, whole: View) -> None:
    assert len(run("stories", "--json", "--archive", archive).splitlines()) == 1
    assert len(whole["articles"]) == 5


def test_by_17_october_three_of_them_were_known(archive: str, early: View) -> None:
    brief = run("brief", "--as-of", "2024-10-17", "--archive", archive)

    assert len(early["articles"]) == 3
    assert "12,000" not in brief
    assert "12,000" in run("brief", "--archive", archive)


def test_putin_denies_asking(early: View) -> None:
    denials = [each for each in said_by(early, "Putin") if each["stance"] == "denies"]

    assert any("he had not asked anyone to send forces" in words(each) for each in denials)


def test_the_sources_familiar_with_the_relations_are_unnamed(early: View) -> None:
    found = said_by(early, "sources familiar with the bilateral relations")

    assert found
    assert all(each["source"]["anonymous"] for each in found)
    assert any("Putin asked North Korean leader Kim Jong Un" in words(each) for each in found)


def test_the_battalion_comes_from_ukrainian_media_by_way_of_yonhap(early: View) -> None:
    (claimed,) = [each for each in said_by(early, "Ukrainian media") if "battalion" in words(each)]

    assert [link["text"] for link in claimed["chain"]] == ["Yonhap News Agency"]


def test_the_battalion_is_of_up_to_3000(archive: str, early: View) -> None:
    figures = figures_of(archive, early, early["statements"])

    assert ("up to 3,000", None, 3000) in {(each["text"], each["low"], each["high"]) for each in figures}


def test_the_spy_agency_counts_12000_and_1500_of_them_sent(archive: str, whole: View) -> None:
    told = [each for each in said_by(whole, "spy agency", "National Intelligence Service") if "12,000" in words(each)]
    values = {each["value"]: each["modifier"] for each in figures_of(archive, whole, told)}

    assert told[0]["stance"] == "asserts"
    assert values[12000] == "about"
    assert values[1500] == "about"


def test_the_spy_agency_estimates_about_240_in_khabarovsk(archive: str, whole: View) -> None:
    told = [each for each in said_by(whole, "NIS", "National Intelligence Service") if "240" in words(each)]

    assert len(told) == 1, "the caption stands twice in the article and counts once"
    assert told[0]["location"] == "caption"
    assert [(each["value"], each["modifier"]) for each in figures_of(archive, whole, told)][:1] == [(240, "about")]


def test_the_kremlin_calls_it_fake_news(early: View) -> None:
    (dismissal,) = [each for each in said_by(early, "Kremlin") if "fake news" in words(each)]

    assert dismissal["stance"] == "denies"


def test_north_korea_is_silent_on_21_october_and_breaks_its_silence_by_the_26th(archive: str, whole: View) -> None:
    then = json.loads(run("story", "--json", "--archive", archive, "--as-of", "2024-10-21"))
    silent = [each for each in said_by(then, "North Korea", "N. Korea") if each["stance"] == "declines"]
    assert any("its deployment of troops to Russia" in words(each) for each in silent)
    assert not [change for change in then["changes"] if change["kind"] == "silence broken"]

    broken = [change for change in whole["changes"] if change["kind"] == "silence broken"]
    assert any("North Korea" in change["text"] and "2024-10-21" < change["date"] <= "2024-10-26" for change in broken)


def test_every_promise_of_the_archive_holds(archive: str) -> None:
    assert "every promise holds" in run("verify", "--archive", archive)
