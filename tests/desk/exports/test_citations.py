"""Citations, as a CSL processor reads and renders them."""

from __future__ import annotations

import json
import warnings

import pytest

from reportedly.desk.exports import Bundle, export

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON


def rendered(told: Bundle) -> list[str]:
    items = json.loads(export("csl", told))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the processor: features of styles that it does not have
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        return [str(entry) for entry in bibliography.bibliography()]


def test_every_article_is_a_citation_that_renders(bundle: Bundle) -> None:
    found = rendered(bundle)
    assert len(found) == 4
    assert any("Tilla Roon" in each and "Tarmont may shut Sarn dam, officials fear" in each for each in found)
    assert any("The Lowland Times" in each and "2031" in each for each in found)


@pytest.mark.parametrize("story", ["ahead_bundle", "empty_bundle", "hostile"])
def test_every_story_renders(story: str, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(story)
    assert len(rendered(told)) == len(told.view.articles)


def test_a_day_that_is_not_printed_is_marked_with_its_reason(bundle: Bundle) -> None:
    items = {item["container-title"]: item for item in json.loads(export("csl", bundle))}
    assert items["Marrow Herald"]["issued"] == {"date-parts": [[2031, 3, 5]], "circa": True}
    assert items["Marrow Herald"]["note"] == "day inferred: carries the words of Veldan Post of 2031-03-05"
    assert items["Veldan Post"]["issued"] == {"date-parts": [[2031, 3, 5]]}
    assert items["Veldan Post"]["source"] == "Kestrel"


def test_only_web_addresses_are_addresses(bundle: Bundle) -> None:
    items = {item["container-title"]: item.get("URL") for item in json.loads(export("csl", bundle))}
    assert items["Oel Valley Courier"] == "https://courier.example/sarn?a=1&b=2"
    assert items["The Lowland Times"] is None
