"""The screen on which a coder decides on one sentence: a sheet in, lines out.

The text stands in a window with the sentence in view, marked at its side; what is decided is marked as in
`coverage`, and what nobody has decided is not. Below it stands what the draft suggests of the sentence.
"""

from __future__ import annotations

from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.views.coverage import LETTERS
from diplotrack.views.line import hanging, indented, length, pad, piece, right, wrap
from diplotrack.views.marks import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diplotrack.drafting.draft import Suggestion
    from diplotrack.drafting.sheet import Sentence, Sheet, Waiting
    from diplotrack.model import Actor, Event
    from diplotrack.views.line import Line

HERE = "▶"
"""Stands beside the lines of the sentence in question."""

MARGIN = 7
"""Cells for that sign and the number of a paragraph."""

WIDEST = 100
"""A text is not set wider than this."""

NARROW = 80
"""On a narrower screen the line above all says less."""

DECIDING = (
    *(("e", "event"), ("s", "same event"), ("q", "quotation"), ("r", "reported speech"), ("c", "context")),
)
MOVING = (("k", "skip"), ("b", "back"), ("u", "undo"), ("?", "help"), ("Q", "leave"))
"""The keys that decide on a sentence, and the others, with what each does in a word."""

LABEL = 11
"""Cells for what a suggestion is about."""


def header_line(sheet: Sheet, sentence: Sentence | None, width: int) -> Line:
    """Return the line above all: which article, which sentence, how many are left, how much is covered."""
    parts = [f"{len(sheet.open)} to decide", f"{sheet.percent} % covered"]
    if sentence:
        parts.insert(0, f"sentence {sentence.number + 1} of {len(sheet.sentences)}")
    while len(tail := " · ".join(parts)) > width // 2 and len(parts) > 1 and width < NARROW:
        parts.pop()
    article = sheet.filed.article
    name = shortened(piece(article.title or article.key)[0], max(1, width - len(tail) - 4))
    return [*pad([(f" {name}", "title")], width - len(tail) - 1), (tail, "faint")]


def rule_line(width: int) -> Line:
    """Return a line across."""
    return [("─" * width, "faint")]


def text_lines(sheet: Sheet, sentence: Sentence, width: int, height: int) -> list[Line]:
    """Return `height` lines of the text, at most, with the sentence among them.

    A third of what is shown stands before the sentence, if the text has so much.
    """
    width = min(width, WIDEST)
    paragraphs = sheet.paragraphs()
    here = next(number for number, (_, end) in enumerate(paragraphs) if sentence.start < end)
    before: list[Line] = []
    for number in range(here - 1, -1, -1):
        before = [*_paragraph(sheet, sentence, number, paragraphs[number], width), [], *before]
        if len(before) >= height:
            break
    later = chain.from_iterable(
        ([], *_paragraph(sheet, sentence, number, paragraphs[number], width))
        for number in range(here + 1, len(paragraphs))
    )
    lines = [*before, *_paragraph(sheet, sentence, here, paragraphs[here], width), *islice(later, height)]
    first = next((number for number, line in enumerate(lines) if _is_here(line)), 0)
    last = max((number for number, line in enumerate(lines) if _is_here(line)), default=0)
    top = min(first, max(0, first - height // 3, last - height + 1))
    top = max(0, min(top, len(lines) - height))
    return lines[top : top + height]


def _is_here(line: Line) -> bool:
    return bool(line) and HERE in line[0][0]


def _paragraph(
    sheet: Sheet, sentence: Sentence, number: int, span: tuple[int, int], width: int
) -> Iterator[Line]:
    """Yield the lines of a paragraph, with its number before the first, and a sign before the sentence's."""
    line = list(_marked(sheet, sentence, *span))
    for count, part in enumerate(wrap(line, width - MARGIN)):
        sign = HERE if any(style.startswith("present") for _, style in part) else " "
        label = str(number + 1) if count == 0 else ""
        yield [(f" {sign} ", "present"), *right([(label, "faint")], MARGIN - 4), (" ", ""), *part]


def _marked(sheet: Sheet, sentence: Sentence, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a stretch of the text: each in the style of what it is."""
    cited = [each for each in sheet.cited if each.start < end and start < each.end]
    marks = [mark for mark in _marks(sentence) if mark[0] < end and start < mark[1]]
    borders = {start, end, sentence.start, sentence.end}
    borders |= {border for each in cited for border in (each.start, each.end)}
    borders |= {border for mark in marks for border in mark[:2]}
    before: tuple[str, ...] = ()
    for first, last in pairwise(sorted(border for border in borders if start <= border <= end)):
        words = sheet.text[first:last]
        kinds = tuple(
            kind
            for kind in LETTERS
            if any(each.kind == kind and each.start <= first and last <= each.end for each in cited)
        )
        style = next((kind for kind in ("wording", "report", "context") if kind in kinds), "")
        if sentence.start <= first and last <= sentence.end:
            style = next((mark for one, other, mark in marks if one <= first and last <= other), "present")
        if words.strip() and kinds != before:
            yield "".join(LETTERS[kind] for kind in kinds), style
            before = kinds
        yield piece(words, style)


def _marks(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield what is marked in the sentence itself: quotations, dates and names."""
    for waiting in sentence.waiting:
        for anchor in waiting.quotation.at:
            yield anchor.start, anchor.end, "present quote"
    for each in sentence.suggestions:
        if each.start is not None and each.end is not None:
            if each.printed:
                yield each.start, each.end, "present date"
            elif each.actor or each.name:
                yield each.start, each.end, "present name"


def suggestion_lines(
    sentence: Sentence, events: Mapping[str, Event], actors: Mapping[str, Actor], width: int, height: int
) -> list[Line]:
    """Return what is known and what the draft suggests of a sentence, in `height` lines at most."""
    width = min(width, WIDEST + 20)
    rows = chain(_decided(sentence, events), _quotations(sentence, actors), _dates(sentence))
    rows = chain(rows, _events(sentence, events), _people(sentence, actors), _remarks(sentence))
    lines = [line for label, rest in rows for line in _row(label, rest, width)]
    return lines if len(lines) <= height else [*lines[: height - 1], [("   …", "faint")]]


def unplaced_lines(sheet: Sheet, events: Mapping[str, Event], width: int) -> list[Line]:
    """Return what is said of events that the article reports, and nobody has said where in its text."""
    titles = [events[key].title for key in sheet.unplaced if key in events]
    if not titles:
        return []
    more = f" and {len(titles) - 1} more" if len(titles) > 1 else ""
    rest: Line = [piece(f"{titles[0]}{more}"), ("  reported, nobody has said where: s", "faint")]
    return _row("to place", rest, min(width, WIDEST + 20))


def _row(label: str, rest: Line, width: int) -> list[Line]:
    return hanging(pad([(f" {label}", "faint")], LABEL + 1), rest, width)[:2]


def _decided(sentence: Sentence, events: Mapping[str, Event]) -> Iterator[tuple[str, Line]]:
    for key in sentence.subjects("report"):
        title = f"  {events[key].title}" if key in events else ""
        yield "coded", [("event ", ""), piece(key, "key"), piece(title, "faint")]
    for key in sentence.subjects("wording"):
        yield "coded", [("quote ", ""), piece(key, "key")]
    for why in sentence.subjects("context"):
        yield "coded", [("context: ", ""), piece(why)]


def _quotations(sentence: Sentence, actors: Mapping[str, Actor]) -> Iterator[tuple[str, Line]]:
    for each in sentence.waiting:
        rest: Line = [piece(f"“{shortened(' … '.join(each.quotation.fragments), 44)}”", "quote")]
        for suggestion in islice(speakers(each), 1):
            rest += [("  by ", "faint"), *_who(suggestion, actors), *_because(suggestion)]
        yield "quote", rest
        for suggestion in islice(likenesses(each), 1):
            rest = [("is it ", "faint"), piece(suggestion.utterance or "", "key"), *_because(suggestion)]
            yield "", rest
        if each.found and not each.found.spoken:
            why = next(
                (one.why for one in each.found.suggestions if not _names_anything(one)), "scare quotes?"
            )
            yield "", [piece(f"perhaps nobody's words: {why}", "faint")]


def _names_anything(suggestion: Suggestion) -> bool:
    return bool(suggestion.actor or suggestion.name or suggestion.utterance)


def _dates(sentence: Sentence) -> Iterator[tuple[str, Line]]:
    for each in sentence.suggestions:
        if not each.printed:
            continue
        rest: Line = [piece(f"“{each.printed}”", "")]
        if each.date:
            rest += [(" → ", "faint"), (each.date.edtf, "key")]
            if each.date.edtf != english(each.date):
                rest.append(piece(f", {english(each.date)}"))
        elif each.relation:
            rest += [piece(f" → {each.relation} another event", "faint")]
        yield "date", [*rest, *_because(each)]


def _events(sentence: Sentence, events: Mapping[str, Event]) -> Iterator[tuple[str, Line]]:
    reported = sentence.subjects("report")
    about = [each for each in alike(sentence) if each.event not in reported]
    for number, each in enumerate(about[:3], 1):
        key = each.event or ""
        title = f"  {events[key].title}" if key in events else ""
        yield (
            "about" if number == 1 else "",
            [piece(key, "key"), piece(title), *_because(each)],
        )


def _people(sentence: Sentence, actors: Mapping[str, Actor]) -> Iterator[tuple[str, Line]]:
    known = list(dict.fromkeys(each.actor for each in sentence.suggestions if each.actor))
    new = list(dict.fromkeys(each.name for each in sentence.suggestions if each.name and not each.actor))
    if known:
        names = ", ".join(actors[key].name if key in actors else key for key in known)
        yield "names", [piece(names)]
    if new:
        yield "new names", [piece(", ".join(new)), ("  not in actors.yaml yet", "faint")]


def _remarks(sentence: Sentence) -> Iterator[tuple[str, Line]]:
    for each in remarks(sentence):
        yield "perhaps", [piece(each.why), *_because(each)]


def _who(suggestion: Suggestion, actors: Mapping[str, Actor]) -> Line:
    if suggestion.actor in actors:
        return [piece(actors[suggestion.actor or ""].name, "name")]
    return [piece(suggestion.actor or suggestion.name or "", "name")]


def _because(suggestion: Suggestion) -> Line:
    score = f" {suggestion.score:.2f}" if suggestion.score is not None else ""
    return [piece(f"  {suggestion.rule}{score}", "faint")]


def alike(sentence: Sentence) -> list[Suggestion]:
    """Return the suggestions of events that the sentence may be about, the likeliest first."""
    about = [each for each in sentence.suggestions if each.event and not each.utterance and not each.printed]
    return sorted(about, key=lambda each: -(each.score or 0))


def remarks(sentence: Sentence) -> list[Suggestion]:
    """Return why the sentence may be no narration: a heading, a caption, an advertisement."""
    return [
        each for each in sentence.suggestions if not (_names_anything(each) or each.event or each.printed)
    ]


def speakers(waiting: Waiting) -> Iterator[Suggestion]:
    """Yield the suggestions of who says a quotation."""
    found = waiting.found.suggestions if waiting.found else ()
    return (each for each in found if (each.actor or each.name) and not each.utterance)


def likenesses(waiting: Waiting) -> Iterator[Suggestion]:
    """Yield the suggestions of utterances that a quotation may be, the likeliest first."""
    found = waiting.found.suggestions if waiting.found else ()
    return iter(sorted((each for each in found if each.utterance), key=lambda each: -(each.score or 0)))


def shortened(words: str, most: int) -> str:
    """Return the words, cut after one with … where they are longer than `most` characters.

    >>> shortened("one two three", 9)
    'one two…'
    """
    return words if len(words) <= most else f"{words[: most + 1].rpartition(' ')[0] or words[:most]}…"


def key_lines(offer: str | None, width: int) -> list[Line]:
    """Return a line for what Enter does, empty where it does nothing; and those of the other keys."""
    enter = wrap([(" Enter", "key"), piece(f" {offer}")], width)[:1] if offer else [[]]
    return [*enter, *_keys(DECIDING, width), *_keys(MOVING, width)]


def _keys(keys: Iterable[tuple[str, str]], width: int) -> list[Line]:
    """Return the keys with their meanings, as many on a line as fit; none is torn from its meaning."""
    lines: list[Line] = [[]]
    for key, meaning in keys:
        part = [("  " if lines[-1] else " ", ""), (key, "key"), piece(f" {meaning}")]
        if lines[-1] and length(lines[-1]) + length(part) > width:
            lines.append([])
            part[0] = (" ", "")
        lines[-1] += part
    return lines


def question_lines(answered: Iterable[tuple[str, str]], width: int) -> Iterator[Line]:
    """Yield what has been answered already, one line each."""
    for label, value in answered:
        yield [(f" {label}: ", "faint"), piece(shortened(value, max(10, width - len(label) - 5)))]


def choice_lines(choices: Sequence[tuple[str, str]], width: int) -> Iterator[Line]:
    """Yield what can be chosen, each with its key, one line each."""
    for key, meaning in choices:
        yield [(f"  {key} ", "key"), piece(f" {shortened(piece(meaning)[0], max(1, width - len(key) - 5))}")]


def end_lines(sheet: Sheet, width: int) -> Iterator[Line]:
    """Yield what is said behind the last sentence: that all is decided, or how much was skipped."""
    left = len(sheet.open)
    text, enter = "Every sentence is decided.", "leave"
    if left:
        text, enter = f"This is the end. {counted(left, 'sentence')} you skipped.", "the first of them"
    yield from indented(wrap([(text, "good")], width - 2), 1)
    yield []
    yield from _keys((("Enter", enter), ("b", "back"), ("u", "undo"), ("Q", "leave")), width)


def help_lines(width: int) -> Iterator[Line]:
    """Yield what the keys do, in sentences."""
    for key, sentence in HELP:
        yield from hanging(pad([(f"  {key}", "key")], 8), [(sentence, "")], min(width, WIDEST))


HELP = (
    ("e", "A new event: the sentence tells of something that the dossier does not have yet."),
    ("s", "The same event as before: it tells of one that you, or an earlier article, have already."),
    ("q", "The quotation in it: who says it, and whether it is known already. Or nobody's words."),
    ("r", "Reported speech: it tells in the writer's words what somebody said: “He said it was late.”"),
    ("c", "Context: it reports no event. You choose why."),
    ("Enter", "Does what its line above the keys says, if it says anything; never makes a new event."),
    ("k", "Skips it for now."),
    ("b", "Back to the sentence before. On a decided one e and s add a second event."),
    ("u", "Undo: takes the last answer back, and goes there."),
    ("Q", "Leaves, as Ctrl-D and Ctrl-C do. Every answer is saved already; encode goes on here."),
    ("", "Inside a question Ctrl-C goes back to the sentence, and nothing is changed."),
)
