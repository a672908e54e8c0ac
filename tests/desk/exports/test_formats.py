"""The table of formats: every format writes every story, and the same one twice."""

from __future__ import annotations

import re

import msgspec
import pytest

from reportedly.desk.exports import FORMATS, Bundle, export, format_named
from reportedly.errors import NotFoundError, SettingError


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_story_gives_the_same_bytes(name: str, bundle: Bundle) -> None:
    again = Bundle(view=bundle.view, texts=dict(list(bundle.texts.items())[::-1]), plans=bundle.plans)
    assert export(name, again) == export(name, bundle)


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_a_view_does_not_tell(name: str, ahead_bundle: Bundle) -> None:
    view = ahead_bundle.view
    turned = msgspec.structs.replace(
        view, articles=view.articles[::-1], statements=view.statements[::-1], claims=view.claims[::-1],
        changes=view.changes[::-1],
    )  # fmt: skip
    if name != "ftm":  # entities and what else has its order from the view stays as it is
        assert export(name, Bundle(view=turned, texts=ahead_bundle.texts)) == export(name, ahead_bundle)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("story", ["bundle", "ahead_bundle", "empty_bundle", "hostile"])
def test_every_format_holds_every_story(name: str, story: str, request: pytest.FixtureRequest) -> None:
    made = export(name, request.getfixturevalue(story))
    assert made
    if FORMATS[name].text:
        assert "\0" not in made.decode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_named_after_story_and_day(name: str, bundle: Bundle) -> None:
    found = FORMATS[name].file_name(bundle)
    assert found == f"sty_dam-2031-03-08.{FORMATS[name].suffix}"


def test_a_file_of_one_table_is_named_after_it_too(bundle: Bundle) -> None:
    assert FORMATS["csv"].file_name(Bundle(view=bundle.view, table="claims")) == "sty_dam-2031-03-08-claims.csv"


def test_media_types_are_media_types() -> None:
    assert [each.media for each in FORMATS.values() if not re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", each.media)] == []


def test_a_format_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(NotFoundError, match="no format 'pdf'; there are html, markdown, csv"):
        format_named("pdf")


def test_a_table_is_asked_only_of_formats_that_have_one(bundle: Bundle) -> None:
    with pytest.raises(SettingError, match="stix is not made of one table; these are: csv, jsonl, parquet"):
        export("stix", Bundle(view=bundle.view, table="claims"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_table_that_is_not_there_is_refused(name: str, bundle: Bundle) -> None:
    with pytest.raises(NotFoundError, match="no table 'quotes'"):
        export(name, Bundle(view=bundle.view, table="quotes"))
