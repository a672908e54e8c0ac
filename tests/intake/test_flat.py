"""Flattened texts, written as `role | line`: a dropped line's role is the reason why."""

from __future__ import annotations

import pytest

from reportedly.intake.flat import flatten

ARTICLES = {
    "furniture around an article": """
        interface text | Settings
        separator | -
        interface text | A - font-size +
        title | Port of Velmora stays closed as talks stall
        share buttons | • Facebook share button
        share buttons | • Copy link
        byline, publication time | By Ines Karrow Posted : March 4, 2031, 09:15 Updated : March 4, 2031, 10:02
        body | VELMORA, March 4 (NPA) - The port will stay closed, the harbour ministry said on Tuesday.
        body | "Nobody asked us to open it," its spokesman told reporters.
        advertisement | Advertisement
        body | Ships have waited outside the bay since the weekend, pilots said.
        section heading of a list | Top 10 Stories
        listed link | Velmora marathon draws record crowd
        listed link | New tram line to open in autumn
        interface text | CLOSE
        """,
    "a subheading inside the body": """
        title | Neighbours voice concern over Velmora blockade
        body | The governments of Ostrana and Belvia voiced concern on Friday over the closed port.
        body | Ostrana Warns of Shortages
        body | The trade minister of Ostrana called the closure very worrying during a visit to Belvia.
        body | Belvia Calls for Talks
        body | A spokesman for Belvia urged Velmora not to let the dispute grow any further.
        """,
    "links between paragraphs": """
        title | Velmora reopens part of its port after four days
        body | Velmora reopened one of three basins on Saturday, the harbour ministry announced.
        link to another story | READ ALSO: Pilots refuse to work at night
        body | Two basins stay closed until divers have searched them, the ministry added.
        section heading of a list | Related articles
        listed link | Pilots refuse to work at night
        listed link | Ministry denies rumours of a mine
        body | The third was opened because the ferries to the islands would otherwise have stopped, it said.
        body | Ferries had carried only medicine and mail since the first day of the closure, islanders said.
        body | Fishermen, who have no berth in the third basin, called the reopening a gift to hotels.
        body | The owners of the ferries said that they would claim the cost of the lost days from the ministry.
        """,
    "a picture's text twice": """
        title | Spy agency says ships carried shells to Belvia
        caption | This handout from the Ostranan spy service shows ships at Port Kell on May 2. Nordpress
        caption repeated | This handout from the Ostranan spy service shows ships at Port Kell on May 2. Nordpress
        body | Ostrana's spy service said on Thursday that four ships had carried shells to Belvia.
        body | Belvia did not answer questions about the ships, which left Port Kell at night.
        """,
    "a caption above the stamp": """
        title | Two governments wary of ships bound for Belvia
        caption | President Oran Tulk shakes hands with Premier Asa Vey at a signing ceremony on June 19.
        publication time | 17:08 JST, July 6, 2031
        body | OSTRAN CITY — The two governments are wary of ships that may carry shells to Belvia.
        body | In June they signed a pact that promises help in case of an emergency, officials said.
        """,
    "the interface of another language": """
        title | Ministry keeps an eye on the ships
        body | The ministry is closely watching the ships that left the port this week, it said.
        foreign interface text | 기사 이미지 확대 보기
        foreign interface text | 닫기
        """,
    "prompts and placeholders": """
        placeholder | spot_imgspot_img
        prompt | SUBSCRIBE NOW
        title | Velmora monitors ships near the cape
        body | Velmora's coast guard is watching twelve ships near the cape, it said in a statement.
        prompt | Get in Touch
        section heading of a list | Latest Posts
        placeholder | No stories found.
        interface text | logo
        """,
    "a list that a colon announces": """
        title | What the pact between the two governments says
        body | The pact that was made public on Sunday has four parts, according to the ministry:
        body | Help in an emergency
        body | Shared patrols of the cape
        body | Open ports
        body | The two governments did not say when the first patrol would leave.
        """,
}


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())
def test_every_line_has_its_role(article: str) -> None:
    expected = [tuple(part.strip() for part in line.split("|", 1)) for line in article.strip().splitlines()]
    draft = flatten("\n\n".join(line for _, line in expected))
    numbered = [(2 * i + 1, line.lstrip("• "), role) for i, (role, line) in enumerate(expected)]
    found = {line.line: (line.text.lstrip("• "), line.why) for line in draft.dropped}
    kept = iter([("title", draft.title), *draft.blocks] if draft.title else draft.blocks)
    assert [found.get(n) or next(kept)[::-1] for n, _, _ in numbered] == [(line, role) for _, line, role in numbered]


BODY = "The harbour ministry said on Tuesday that the port would stay closed for another week."


def test_words_cut_by_a_line_end_are_mended() -> None:
    draft = flatten(
        f"Talks\n\n{BODY} Ministers fear that the quarrel may soon reach beyond mere arms tr\nade to fishing."
    )
    assert draft.blocks[0].text.endswith("beyond mere arms trade to fishing.")


def test_whole_words_at_a_line_end_keep_their_space() -> None:
    draft = flatten(f"Talks\n\n{BODY} The bond between the two ports has notably\nstrengthened in recent years.")
    assert draft.blocks[0].text.endswith("has notably strengthened in recent years.")


def test_a_word_that_the_article_has_elsewhere_is_mended() -> None:
    draft = flatten(f"Talks\n\n{BODY} The pilots had asked for a deploy\nment of tugs; the deployment was refused.")
    assert "asked for a deployment of tugs" in draft.blocks[0].text


def test_lines_filled_to_a_margin_are_one_paragraph() -> None:
    draft = flatten(
        "The harbour ministry said on Tuesday that the port would stay\n"
        "closed. Pilots from Ostrana and Belvia, who have waited outside\n"
        "Velmora since the weekend with eleven ships, said that they had\n"
        "not been told.\n"
    )
    assert [block.text.count("\n") for block in draft.blocks] == [0]
    assert draft.blocks[0].text.startswith(
        "The harbour ministry said on Tuesday that the port would stay closed. Pilots"
    )


def test_dateline_and_agency_stay_in_the_text_and_are_told() -> None:
    draft = flatten(f"Port stays closed\n\nVELMORA, March 4 (NPA) - {BODY}")
    assert (draft.dateline, draft.outlet, draft.credits) == ("VELMORA", "NPA", ("NPA",))
    assert draft.blocks[0].text.startswith("VELMORA, March 4 (NPA) - The harbour")


def test_an_agency_in_brackets_at_the_end_is_a_credit() -> None:
    assert flatten(f"Port stays closed\n\n{BODY}\n\nPilots said they would wait. (Yonhap)").credits == ("Yonhap",)


def test_a_photo_agency_is_a_credit_even_from_a_dropped_copy() -> None:
    caption = "(FILES) A man reads a newspaper in Velmora on 2 May 2031, with the closed port on its front page"
    draft = flatten(f"Port stays closed\n\n{caption}.\n\n{caption}. Jo Arden / AFP\n\n{BODY}")
    assert draft.credits == ("AFP",)
    assert [block.role for block in draft.blocks] == ["caption", "body"]


def test_the_outlet_is_the_name_beside_the_site_address() -> None:
    assert (
        flatten(f"Port stays closed\n\n{BODY}\n\nlogo\nVelmora Courier\ncourier.example\n").outlet == "Velmora Courier"
    )


def test_the_outlet_is_the_owner_in_the_copyright_notice() -> None:
    assert (
        flatten(f"Port stays closed\n\n{BODY}\n\n© 2031 Velmora Courier. All rights reserved.").outlet
        == "Velmora Courier"
    )


def test_no_zone_printed_is_that_of_the_dateline() -> None:
    published = flatten(f"Port stays closed\nMarch 4, 2031, 09:15\nSEOUL - {BODY}").published
    assert published is not None
    assert (published.value, published.from_) == ("2031-03-04T09:15+09:00", "text")
    assert published.note == "no zone is printed; +09:00 is that of the dateline SEOUL"


def test_no_date_is_told_as_such() -> None:
    published = flatten(f"Port stays closed\n\n{BODY}").published
    assert published is not None
    assert (published.value, published.from_, published.earliest) == (None, "inferred", None)
    assert published.note == "the text prints no publication date"


def test_a_captions_date_only_bounds_the_publication() -> None:
    published = flatten(f"Port closed\n\n(FILES) The port of Velmora is seen on 21 October 2030.\n\n{BODY}").published
    assert published is not None
    assert (published.value, published.earliest) == (None, "2030-10-21")


def test_a_report_without_a_stamp_is_of_the_day_of_its_dateline() -> None:
    published = flatten(f"Port stays closed\n\nVELMORA, March 4, 2031 (NPA) - {BODY}").published
    assert published is not None
    assert (published.value, published.precision, published.from_) == ("2031-03-04", "day", "inferred")
    assert published.note == "the day of the dateline; the text prints no other publication date"


def test_a_stamp_goes_before_the_dateline() -> None:
    published = flatten(f"Port stays closed\nMarch 5, 2031\n\nVELMORA, March 4, 2031 (NPA) - {BODY}").published
    assert published is not None
    assert (published.value, published.from_) == ("2031-03-05", "text")


@pytest.mark.parametrize(
    ("told", "value", "earliest"),
    [
        ("It was open, and on 20 February 2031 a ship came.", "2031-03-04", None),
        ("It was open, and on 20 February 2029 no ship came.", "2029-03-04", None),
        ("It was open in January; a ship came on 20 June 2028.", None, "2028-06-20"),
        ("It was open, and on 5 March 2031 a ship came.", None, "2031-03-05"),
        ("It was open.", None, None),
    ],
)
def test_a_dateline_without_a_year_has_that_of_a_date_told_as_past_just_before(
    told: str, value: str | None, earliest: str | None
) -> None:
    published = flatten(f"Port stays closed\n\nVELMORA, March 4 (NPA) - {BODY} {told}").published
    assert published is not None
    assert (published.value, published.earliest) == (value, earliest)


def test_a_day_to_come_bounds_nothing() -> None:
    published = flatten(f"Port closed\n\n{BODY} It is expected to open by 21 October 2030.").published
    assert published is not None
    assert published.earliest is None


def test_a_linked_storys_date_is_not_the_articles() -> None:
    draft = flatten(f"Port closed\n\n{BODY}\n\nRelated articles\nMarathon draws crowd\nPosted: May 3, 2031, 10:00\n")
    assert draft.published is not None
    assert draft.published.value is None


def test_teasers_of_other_stories_are_outside_the_article() -> None:
    teasers = (
        "Fish market runs out\n\nThe fish market had nothing to sell on Monday.\n\nTram line opens\n\nMore news\n\n"
    )
    draft = flatten(f"{teasers}Port stays closed\n\n{BODY}\n\nPilots said that they would wait in the bay.")
    assert [line.why for line in draft.dropped if line.text.startswith("The fish")] == ["outside the article"]


def test_only_furniture_gives_no_blocks() -> None:
    assert flatten("Menu\nHome\nSubscribe\nFacebook share button\nTop stories\n").blocks == ()


def test_the_outlet_is_the_masthead_above_the_title() -> None:
    assert (
        flatten(f"THE VELMORA GAZETTE\nHome News Sport\n\nPort stays closed\n\n{BODY}").outlet == "The Velmora Gazette"
    )


def test_a_picture_credited_to_its_own_outlet_is_a_caption_and_not_the_title() -> None:
    draft = flatten(
        "Minister denies closing the port, calls it 'a fairy tale'\n\n"
        "Minister Oda Prell speaks to reporters at the harbour on March 5 2031 Velmora Courier\n"
        "Minister Oda Prell speaks to reporters at the harbour on March 5, 2031. Velmora Courier\n"
        f"VELMORA, March 5 (Velmora Courier) - {BODY}"
    )
    assert draft.title == "Minister denies closing the port, calls it 'a fairy tale'"
    assert [block.role for block in draft.blocks] == ["caption", "body"]


def test_an_agency_in_brackets_on_its_own_line_is_a_credit() -> None:
    draft = flatten(f"Port stays closed\n\n{BODY}\n\n(Nordland Press)\n\nRead more:\nTram line opens")
    assert draft.credits == ("Nordland Press",)
    assert ("(Nordland Press)", "agency credit") in [(line.text, line.why) for line in draft.dropped]


def test_a_single_headline_is_an_article_of_one_line() -> None:
    assert [block.text for block in flatten("Velmora denies report").blocks] == ["Velmora denies report"]


@pytest.mark.parametrize(("photo", "cited"), [("AFP", "Reuters"), ("Zuma Press", "Nordland Press"), ("EPA", "TASS")])
def test_roles_of_agencies_are_told_apart(photo: str, cited: str) -> None:
    caption = f"(FILES) The port of Velmora is seen on 21 October 2030. Jo Arden / {photo}"
    quoted = f"The minister told {cited} that nobody had asked for the search, and {cited} asked no further."
    draft = flatten(
        f"Port stays closed\n\n{caption}\n\nVELMORA (Ostran Newswire) - {BODY}\n\n{quoted}\n\n{BODY[:-1]}. (Yonhap)"
    )
    assert draft.credits == ("Ostran Newswire", photo, "Yonhap")
    assert cited not in draft.credits
    assert [block.role for block in draft.blocks] == ["caption", "body", "body", "body"]


def test_neither_a_link_list_nor_a_caption_dates_a_text_without_a_date() -> None:
    links = "\n".join(f"Marathon draws crowd number {n}\nMay {n}, 2031" for n in range(1, 5))
    caption = "(FILES) The port of Velmora is seen on 21 October 2030. Yonhap"
    published = flatten(
        f"Port stays closed\n\n{caption}\n\n{BODY}\n\nPilots said that they would wait.\n\nMost read\n{links}"
    ).published
    assert published is not None
    assert (published.value, published.from_, published.earliest) == (None, "inferred", "2030-10-21")
    assert published.note == "the text prints no publication date; it tells of 2030-10-21 as past"
