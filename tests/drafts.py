"""A made-up article under encoding, with a draft made by hand: for tests of sheets and of screens."""

from __future__ import annotations

from diplotrack.anchors import digest, make
from diplotrack.dates.edtf import parse
from diplotrack.drafting.found import Draft, FoundQuotation, NewActor, Stretch, Suggestion
from diplotrack.drafting.sheet import Sheet, sheet
from diplotrack.model import (
    TO_CODE,
    Article,
    ArticleText,
    Context,
    FiledArticle,
    FiledReport,
    FiledWording,
    Quotation,
    Report,
    Spot,
    Wording,
)

TEXT = (
    'Ada Lind opened the ferry line on Friday. "I am glad," she told Tarn Vole. "At last." '
    "The line was closed in 2015. The ferry is blue."
)
OPENED, GLAD, LAST, CLOSED, BLUE = (0, 41), (42, 74), (75, 85), (86, 114), (115, 133)
SPOT = Spot("articles/daily.yaml", 1)

ABOUT = Suggestion("same actors and day", "they share an actor and a day", event="opening", score=0.83)
SUGGESTIONS = {
    OPENED: (
        Suggestion("alias", "the dossier knows the name", 0, 8, actor="ada-lind"),
        Suggestion(
            "bare weekday", "the nearest Friday", 31, 40, printed="on Friday", date=parse("2025-10-24")
        ),
        ABOUT,
    ),
    GLAD: (Suggestion("capitals", "two words in capitals", 64, 73, name="Tarn Vole"),),
    CLOSED: (Suggestion("year", "a year", 106, 113, printed="in 2015", date=parse("2015")),),
}
PARTS = {OPENED: (OPENED,), GLAD: ((55, 74),), LAST: (), CLOSED: (CLOSED,), BLUE: (BLUE,)}

DRAFT = Draft(
    article_text=ArticleText(digest(TEXT), len(TEXT), "dt-norm-1", len(TEXT), (0, 86)),
    normalised=TEXT,
    stretches=tuple(Stretch(*span, PARTS[span], SUGGESTIONS.get(span, ())) for span in PARTS),
    quotations=(
        FoundQuotation(
            ((43, 53), (76, 84)),
            "verbatim",
            (55, 63),
            spoken=True,
            suggestions=(
                Suggestion("nearest name", "she is the last one named", actor="ada-lind"),
                Suggestion("like words", "the words are alike", utterance="glad", score=0.91),
            ),
        ),
    ),
    new_actors=(NewActor("Tarn Vole", "person", ((64, 73),), "capitals", "two words in capitals"),),
)


def untouched() -> Sheet:
    """Return the article of which nothing is decided."""
    context = tuple(
        Context(tuple(make(TEXT, *part) for part in parts), TO_CODE, SPOT)
        for parts in PARTS.values()
        if parts
    )
    quotation = Quotation(
        ("I am glad,", "At last."), (make(TEXT, 43, 53), make(TEXT, 76, 84)), "verbatim", SPOT
    )
    return _laid_out(FiledArticle(_article(context), (), (quotation,)))


def begun() -> Sheet:
    """Return the article of which the first three sentences are decided, and the last is context."""
    wording = Wording("daily", "verbatim", ("I am glad,",), (make(TEXT, 43, 53),), SPOT)
    report = Report("daily", (make(TEXT, *OPENED), make(TEXT, *GLAD), make(TEXT, *LAST)), SPOT)
    context = (
        Context((make(TEXT, *CLOSED),), TO_CODE, SPOT),
        Context((make(TEXT, *BLUE),), "describes a scene", SPOT),
    )
    filed = FiledReport("opening", report, (FiledWording("glad", wording),))
    return _laid_out(FiledArticle(_article(context), (filed,), ()))


def _article(context: tuple[Context, ...]) -> Article:
    return Article("daily", SPOT, title="A ferry at last", published=parse("2025-10-25"), context=context)


def _laid_out(filed: FiledArticle) -> Sheet:
    return sheet(filed, DRAFT)
