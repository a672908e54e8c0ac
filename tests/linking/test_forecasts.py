"""What is said to be coming: due, met by a later report, or passed without one.
In: reports of a fictional story, read by the reader. Out: forecasts on a day.
"""

from __future__ import annotations

from reportedly.linking import link, view
from reportedly.record import Forecast, Revision
from tests.linking.readings import report

FORETOLD = report(
    "2031-05-02",
    "Harbour Post",
    "Admiral Ona Reth said that Varania will send 40 marines to Kest by the end of June.",
)
DONE = report("2031-06-11", "Serrin Herald", "The coast guard said that Varania had sent 40 marines to Kest.")
OTHER_NUMBER = report("2031-06-11", "Serrin Herald", "The coast guard said that Varania had sent 90 marines to Kest.")
OTHER_DEED = report("2031-06-11", "Serrin Herald", "The coast guard said that Oskerland had sent tugs to Lorn.")
LATER = report("2031-07-05", "Talven Radio", "The mayor of Lorn said the summer was dry.")


def forecast(*group: Revision, as_of: str | None = None) -> Forecast:
    """The one forecast of a story."""
    whole = view(group, link(group), as_of)
    assert whole is not None
    (found,) = whole.forecasts
    return found


def test_a_forecast_names_its_day_in_verbatim_words() -> None:
    found = forecast(FORETOLD)
    assert found.due.text in FORETOLD.text.text
    assert (found.state, found.earliest, found.latest) == ("due", "2031-06-01", "2031-06-30")


def test_a_later_report_of_the_deed_meets_it() -> None:
    found = forecast(FORETOLD, DONE)
    assert (found.state, found.met_on) == ("met", "2031-06-11")
    assert found.met_by in {statement.id for statement in DONE.reading.statements}


def test_before_that_report_it_is_due() -> None:
    assert forecast(FORETOLD, DONE, as_of="2031-06-10").state == "due"


def test_another_number_or_another_deed_does_not_meet_it() -> None:
    assert forecast(FORETOLD, OTHER_NUMBER).state == "due"
    assert forecast(FORETOLD, OTHER_DEED).state == "due"


def test_a_day_that_has_gone_by_without_a_report_is_passed() -> None:
    assert forecast(FORETOLD, LATER).state == "passed"


def test_what_is_told_of_the_past_is_no_forecast() -> None:
    whole = view([DONE], link([DONE]))
    assert whole is not None
    assert whole.forecasts == ()
