"""The story that the desk's tests show: a disputed dam on a river that is on no map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import pytest

from reportedly.record import (
    Article,
    ByRuling,
    ChainLink,
    Change,
    Claim,
    CopyGroup,
    Days,
    Figure,
    FigurePoint,
    Forecast,
    Fulfilment,
    Instant,
    Origin,
    Series,
    Source,
    Span,
    StatusOn,
    Story,
    StoryEntity,
    StoryStatement,
    StoryView,
    Text,
)

COURIER = (
    "Tarmont may shut Sarn dam, officials fear\n"
    "The gates of the Sarn dam in an undated picture.\n"
    "MARROW — Tarmont is preparing to shut the gates of the Sarn dam on the upper Oel, according to two officials who "
    "have seen the plan.\n"
    "“We would lose the spring water,” Veldania's water minister Ilva Marren said on Monday. She warned that "
    "up to 3,000 farms could fall dry.\n"
    "The Tarmont embassy did not answer questions."
)

WIRE = (
    "Tarmont denies plan to shut Sarn dam\n"
    "SARN, Tarmont (Kestrel) — Tarmont's premier Odo Brask denied on Wednesday that the gates of the Sarn dam would be "
    "shut, calling the reports “a fable”.\n"
    "Kestrel, citing Veldanian growers, reported that about 1,200 farms had already lost water.\n"
    "“There is no plan and there was never a plan,” Brask told Radio Sarn."
)

HERALD = WIRE.replace("Tarmont denies plan to shut Sarn dam", "Brask: reports of dam closure ‘a fable’")

TIMES = (
    "River falls below Sarn as Tarmont says gates moved for repairs\n"
    "The gates of the Sarn dam were moved for repairs, Tarmont's river authority said on Friday, two days after the "
    "premier denied any plan.\n"
    "At least 1,900 farms along the Oel are without water, the growers' union said. The union's head, Pell Anders, "
    "said Veldania believed it was “a closure by another name”.\n"
    "The premier's office declined to comment."
)

AHEAD = (
    "Sarn dam to be shut within weeks\n"
    "The gates of the Sarn dam will be shut by 1 April, two engineers said.\n"
    "The river would be closed to barges on Friday, the harbour office said.\n"
    "Premier Brask would speak at noon on Friday, his office announced."
)
ECHO = AHEAD.replace("Sarn dam to be shut within weeks", "Engineers: Sarn to close by April")

BARGES = "Barges wait at Marrow\nThe river is closed to barges, Pell Anders said on Saturday."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def said(
    article: Article,
    text: Text,
    id: str,
    *,
    by: str | None,
    cue: str,
    words: Sequence[str],
    entity: str | None = None,
    anonymous: bool = False,
    **more: object,
) -> StoryStatement:
    source = span(text.text, by) if by else None
    fields = {
        "kind": "indirect",
        "stance": "asserts",
        "confidence": 0.9,
        "origin": by or "unnamed",
        "source": Source(
            start=source.start if source else None,
            end=source.end if source else None,
            text=by,
            entity=entity,
            anonymous=anonymous,
        ),
        "cue": (span(text.text, cue),),
        "content": tuple(span(text.text, each) for each in words),
        "article": article.id,
        "text_id": text.id,
        "known_on": article.known_on,
        **more,
    }
    return StoryStatement(id=id, **fields)  # type: ignore[arg-type]


def article(text: Text, day: str, **more: object) -> Article:
    fields = {
        "id": f"art_{text.outlet or 'none'}".replace(" ", ""),
        "text_id": text.id,
        "revisions": (text.id,),
        "input": "story/page.html",
        "known_on": day,
        "known_from": "published",
        **{name: getattr(text, name) for name in ("title", "outlet", "byline", "url", "credits", "language")},
        **{name: getattr(text, name) for name in ("published", "updated")},
        **more,
    }
    return Article(**fields)


def text(body: str, outlet: str | None, published: Instant | None, **more: object) -> Text:
    title = body.split("\n")[0]
    return Text.of(text=body, title=title, outlet=outlet, published=published, language="en", **more)  # type: ignore[arg-type]


def point(figure: Figure, statement: StoryStatement) -> FigurePoint:
    return FigurePoint(
        figure=figure,
        statement=statement.id,
        article=statement.article,
        known_on=statement.known_on,
        source=statement.origin,
        stance=statement.stance,
    )


def farms(id: str, body: str, words: str, **amount: object) -> Figure:
    place = span(body, words)
    return Figure(
        id=id, start=place.start, end=place.end, text=words, unit="farms", counts="farms", **amount  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.fixture(scope="session")
def dam_texts() -> Mapping[str, Text]:
    captioned = COURIER.index("The gates"), COURIER.index("\nMARROW")
    courier = text(
        COURIER,
        "Oel Valley Courier",
        Instant(value="2031-03-03T18:20+01:00", precision="minute", from_="meta"),
        url="https://courier.example/sarn?a=1&b=2",
        byline="Tilla Roon",
        captions=(captioned,),
    )
    wire = text(WIRE, "Veldan Post", Instant(value="2031-03-05", from_="text"), credits=("Kestrel",))
    herald = text(HERALD, "Marrow Herald", None, credits=("Kestrel",))
    times = text(TIMES, "The Lowland Times", Instant(value="2031-03-07", from_="text"), url="javascript:alert(1)")
    return {each.id: each for each in (courier, wire, herald, times)}


@pytest.fixture(scope="session")
def dam(dam_texts: Mapping[str, Text]) -> StoryView:
    courier, wire, herald, times = dam_texts.values()
    one, two, four = article(courier, "2031-03-03"), article(wire, "2031-03-05"), article(times, "2031-03-07")
    three = article(
        herald, "2031-03-05", known_from="inferred", known_note="carries the words of Veldan Post of 2031-03-05"
    )
    statements = _statements((one, two, three, four), (courier, wire, herald, times))
    by_id = {statement.id: statement for statement in statements}
    figures = (
        point(farms("fig_a", COURIER, "up to 3,000", high=3000, modifier="up to"), by_id["stm_farms"]),
        point(farms("fig_b", WIRE, "about 1,200", value=1200, modifier="about"), by_id["stm_growers"]),
        point(farms("fig_c", HERALD, "about 1,200", value=1200, modifier="about"), by_id["stm_growers_copy"]),
        point(farms("fig_d", TIMES, "At least 1,900", low=1900, modifier="at least"), by_id["stm_union"]),
    )
    return StoryView(
        story=Story(
            id="sty_dam",
            headline=times.title or "",
            as_of="2031-03-08",
            since="2031-03-03",
            newest_change="2031-03-07",
            articles=4,
            outlets=4,
            statements=len(statements),
            claims=3,
        ),
        articles=(one, two, three, four),
        entities=(
            StoryEntity(
                id="ent_brask", name="Odo Brask", type="PERSON", names=("Odo Brask", "Brask"), articles=(two.id,)
            ),
            StoryEntity(id="ent_marren", name="Ilva Marren", type="PERSON", names=("Ilva Marren",), articles=(one.id,)),
        ),
        statements=statements,
        claims=_claims(figures),
        changes=_changes(one, two, four),
        copies=(CopyGroup(articles=(two.id, three.id), wire="Kestrel", passages=(WIRE.split("\n")[2],)),),
        series=(Series(counts="farms", unit="farms", points=figures),),
    )


def _statements(articles: Sequence[Article], texts: Sequence[Text]) -> tuple[StoryStatement, ...]:
    one, two, three, four = zip(articles, texts, strict=True)
    shut = "Tarmont is preparing to shut the gates of the Sarn dam on the upper Oel"
    not_shut = "that the gates of the Sarn dam would be shut"
    growers, grown = "Veldanian growers", "about 1,200 farms had already lost water"
    kestrel = (ChainLink(text="Kestrel"),)
    said_on = Days(earliest="2031-03-05", latest="2031-03-05")
    return (
        said(*one, "stm_headline", by="officials", cue="fear", words=["Tarmont may shut Sarn dam"], stance="possible",
             hedges=("may",), hedge_spans=((8, 11),), anonymous=True, location="headline", origin="officials"),
        said(*one, "stm_officials", by="two officials who have seen the plan", cue="according to", words=[shut],
             anonymous=True, origin="two officials who have seen the plan"),
        said(*one, "stm_lose", by="Veldania's water minister Ilva Marren", cue="said", kind="direct",
             words=["We would lose the spring water"], entity="ent_marren", stance="conditional", origin="Veldania"),
        said(*one, "stm_farms", by="She", cue="warned", words=["up to 3,000 farms could fall dry"], stance="possible",
             hedges=("could",), entity="ent_marren", origin="Veldania"),
        said(*one, "stm_embassy", by="The Tarmont embassy", cue="did not answer questions", words=[],
             stance="declines", origin="Tarmont"),
        *(said(*where, f"stm_denied{copy}", by="Tarmont's premier Odo Brask", cue="denied", words=[not_shut],
               stance="denies", entity="ent_brask", origin="Tarmont", said_on=said_on)
          for where, copy in ((two, ""), (three, "_copy"))),
        *(said(*where, f"stm_growers{copy}", by=growers, cue="citing", words=[grown], chain=kestrel,
               origin=growers)
          for where, copy in ((two, ""), (three, "_copy"))),
        said(*two, "stm_never", by="Brask", cue="told Radio Sarn", kind="direct",
             words=["There is no plan and there was never a plan"], stance="denies", entity="ent_brask",
             origin="Tarmont"),
        said(*four, "stm_repairs", by="Tarmont's river authority", cue="said on Friday",
             words=["The gates of the Sarn dam were moved for repairs"], origin="Tarmont"),
        said(*four, "stm_union", by="the growers' union", cue="said",
             words=["At least 1,900 farms along the Oel are without water"], origin="the growers' union"),
        said(*four, "stm_anders", by="The union's head, Pell Anders,", cue="said",
             words=["Veldania believed it was “a closure by another name”"], kind="mixed", origin="the growers' union"),
        said(*four, "stm_believed", by="Veldania", cue="believed", words=["it was “a closure by another name”"],
             kind="mixed", origin="Veldania"),
        said(*four, "stm_office", by="The premier's office", cue="declined to comment", words=[], stance="declines",
             origin="Tarmont"),
    )  # fmt: skip


def _claims(figures: tuple[FigurePoint, ...]) -> tuple[Claim, ...]:
    def origin(name: str, *statements: str, outlets: Sequence[str], anonymous: bool = False) -> Origin:
        return Origin(name=name, anonymous=anonymous, statements=statements, outlets=tuple(outlets))

    shut = Claim(
        id="clm_shut",
        label="Tarmont is preparing to shut the gates of the Sarn dam on the upper Oel",
        label_statement="stm_officials",
        status="contested",
        since="2031-03-03",
        reason="asserted by 2 origins; denied by Tarmont",
        origins=(
            origin(
                "two officials who have seen the plan", "stm_officials", outlets=["Oel Valley Courier"], anonymous=True
            ),
            origin("Veldania", "stm_believed", outlets=["The Lowland Times"]),
        ),
        origins_low=1,
        origins_high=2,
        supports=("stm_officials", "stm_believed", "stm_anders"),
        hedges=("stm_headline", "stm_lose"),
        denies=("stm_denied_copy", "stm_denied", "stm_never"),
        declines=("stm_embassy", "stm_office"),
        figures=(),
        history=(
            StatusOn(date="2031-03-03", status="alleged", reason="only unnamed or hedging origins"),
            StatusOn(date="2031-03-05", status="contested", reason="denied by Tarmont"),
        ),
    )
    farms = Claim(
        id="clm_farms",
        label="about 1,200 farms had already lost water",
        label_statement="stm_growers",
        status="multi-source",
        since="2031-03-03",
        reason="asserted by 2 independent origins",
        origins=(
            origin(
                "Veldanian growers", "stm_growers", "stm_growers_copy", outlets=["Veldan Post", "Marrow Herald"]
            ),
            origin("the growers' union", "stm_union", outlets=["The Lowland Times"]),
        ),
        origins_low=2,
        origins_high=2,
        supports=("stm_growers", "stm_growers_copy", "stm_union"),
        hedges=("stm_farms",),
        denies=(),
        declines=(),
        figures=figures,
        history=(StatusOn(date="2031-03-05", status="multi-source", reason="asserted by 2 independent origins"),),
    )  # fmt: skip
    repairs = Claim(
        id="clm_repairs",
        label="The gates of the Sarn dam were moved for repairs",
        label_statement="stm_repairs",
        status="confirmed-by-party",
        since="2031-03-07",
        reason="Tarmont says it of itself",
        origins=(
            Origin(
                name="Tarmont",
                anonymous=False,
                statements=("stm_repairs",),
                outlets=("The Lowland Times",),
                members=("Odo Brask", "Tarmont's river authority"),
                why=("one government",),
            ),
        ),
        origins_low=1,
        origins_high=1,
        supports=("stm_repairs",),
        hedges=(),
        denies=(),
        declines=(),
        figures=(),
        history=(StatusOn(date="2031-03-07", status="confirmed-by-party", reason="Tarmont says it of itself"),),
    )
    return farms, repairs, shut


def _changes(one: Article, two: Article, four: Article) -> tuple[Change, ...]:
    def change(date: str, kind: str, claim: str, statement: str, article: Article, text: str) -> Change:
        return Change.of(
            kind, date, claim=claim, statements=(statement,), articles=(article.id,), text=text  # type: ignore[arg-type]
        )  # fmt: skip

    return (
        change("2031-03-03", "new claim", "clm_shut", "stm_officials", one,
               "two officials who have seen the plan: “Tarmont is preparing to shut the gates”"),
        change("2031-03-05", "first denial", "clm_shut", "stm_denied", two,
               "Tarmont's premier Odo Brask denied “that the gates of the Sarn dam would be shut”"),
        change("2031-03-07", "figure moved", "clm_farms", "stm_union", four,
               "farms: “about 1,200”, now “At least 1,900”"),
        change("2031-03-07", "new claim", "clm_repairs", "stm_repairs", four,
               "Tarmont's river authority: “The gates of the Sarn dam were moved for repairs”"),
    )  # fmt: skip


@pytest.fixture(scope="session")
def ahead_texts(dam_texts: Mapping[str, Text]) -> Mapping[str, Text]:
    star = text(AHEAD, "Oel Star", Instant(value="2031-03-06", from_="text"))
    echo = text(ECHO, "Marrow Echo", Instant(value="2031-03-06", from_="text"))
    barges = text(BARGES, "The Lowland Times", Instant(value="2031-03-08", from_="text"))
    return {**dam_texts, **{each.id: each for each in (star, echo, barges)}}


@pytest.fixture(scope="session")
def ahead(dam: StoryView, ahead_texts: Mapping[str, Text]) -> StoryView:
    """The story with what is said to be coming, a claim under another, and what a person ruled."""
    star, echo, barges = list(ahead_texts.values())[-3:]
    five, six = article(star, "2031-03-06"), article(echo, "2031-03-06")
    seven = article(barges, "2031-03-08", id="art_barges")
    statements = (
        *(each for where, copy in (((five, star), ""), ((six, echo), "_copy")) for each in _coming(where, copy)),
        said(seven, barges, "stm_closed", by="Pell Anders", cue="said on Saturday",
             words=["The river is closed to barges"], origin="the growers' union"),
    )  # fmt: skip
    found = {each.id: each for each in statements}
    forecasts = (
        *(_forecast(found[f"stm_shut{copy}"], "1 April", "2031-04-01", "due") for copy in ("", "_copy")),
        *(_forecast(found[f"stm_barges{copy}"], "Friday", "2031-03-07", "met", found["stm_closed"])
          for copy in ("", "_copy")),
        *(_forecast(found[f"stm_speak{copy}"], "Friday", "2031-03-07", "passed", at=1) for copy in ("", "_copy")),
    )  # fmt: skip
    farms, repairs, shut = dam.claims
    ruling = ByRuling(ruling="rul_one", by="ana", made_at="2031-03-08T09:00:00Z", things=("stm_lose",))
    names = ByRuling(ruling="rul_two", by="bo", made_at="2031-03-08T10:00:00Z", things=("Ilva Marren", "She"))
    precise = msgspec.structs.replace(
        repairs,
        id="clm_precise",
        under="clm_shut",
        label="it was “a closure by another name”",
        label_statement="stm_believed",
        status="single-source",
        supports=("stm_believed", "stm_anders"),
    )
    brask, marren = dam.entities
    return msgspec.structs.replace(
        dam,
        articles=(*dam.articles, five, six, seven),
        statements=(*dam.statements, *statements),
        entities=(brask, msgspec.structs.replace(marren, ruled=(names,))),
        claims=(farms, repairs, precise, msgspec.structs.replace(shut, ruled=(ruling,))),
        story=msgspec.structs.replace(dam.story, claims=4),
        forecasts=forecasts,
    )


def _coming(where: tuple[Article, Text], copy: str) -> tuple[StoryStatement, ...]:
    return (
        said(*where, f"stm_shut{copy}", by="two engineers", cue="said", stance="predicts", anonymous=True,
             words=["The gates of the Sarn dam will be shut by 1 April"], origin="two engineers"),
        said(*where, f"stm_barges{copy}", by="the harbour office", cue="said", stance="predicts",
             words=["The river would be closed to barges on Friday"], origin="the harbour office"),
        said(*where, f"stm_speak{copy}", by="his office", cue="announced", stance="predicts",
             words=["Premier Brask would speak at noon on Friday"], origin="Tarmont"),
    )  # fmt: skip


def _forecast(
    statement: StoryStatement, due: str, day: str, state: Fulfilment, met: StoryStatement | None = None, at: int = 0
) -> Forecast:
    body = AHEAD if not statement.id.endswith("_copy") else ECHO
    start = body.index(due) if not at else body.rindex(due)
    return Forecast(
        statement=statement.id,
        claim=None,
        known_on=statement.known_on,
        due=Span.of(body, start, start + len(due)),
        earliest=day,
        latest=day,
        state=state,
        met_by=met.id if met else None,
        met_on=met.known_on if met else None,
    )
