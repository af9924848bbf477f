"""Random records as plain fields, and files that hold them in whichever way a person may write YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.strategies import DATES

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping

NASTY = (
    "no", "2018", "2018-05-01", "1.0", "0x1F", "~", "null", "a: b", "a #b", "# a", "- a", "-a",
    "[a", "a]", "{a", "a}",
    "a, b", "'a'", '"a"', 'say "a" twice', "back\\slash", "a:", ":a", "? a", "?", "!a", "&a", "*a",
    "|", ">", ">-", "%a",
    "@a", "`a`", "=", "<<", "...", "---", "Séoul", "한국", "😀 smile", "o'clock", "yes", "12:30:45",
    "1_000", ".5", "1e3",
    "https://example.org/a?b=c#d", "a\u00a0b", "mid [sic] dle", "“quoted”", "x" * 130, "word " * 40 + "end",
    "ends with colon: " * 12 + "so", "wide, [and] {with}: marks " * 8 + "end",
)  # fmt: skip

lines = (
    st.sampled_from(NASTY)
    | st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30)
).map(lambda text: " ".join(text.split()) or "x")
proses = (
    lines
    | st.lists(lines, min_size=2, max_size=3).map("\n".join)
    | st.lists(lines, min_size=2, max_size=3).map("\n\n".join)
)
keys = st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True)
dates = st.sampled_from(DATES)
statuses = st.sampled_from(["happened", "planned", "alleged"])
shas = st.from_regex("[0-9a-f]{64}", fullmatch=True)
counts = st.integers(0, 999_999)
anchors = st.fixed_dictionaries({"start": counts, "end": counts, "sha256": shas})
several_anchors = anchors | st.lists(anchors, min_size=2, max_size=3)
one_or_more = keys | st.lists(keys, min_size=2, max_size=3, unique=True)
bases = st.sampled_from(["stated", "resolved", "deduced", "outside"])


def _records(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return records in which fields whose names end in `_` may be missing."""
    always = {name: value for name, value in fields.items() if not name.endswith("_")}
    maybe = {name.removesuffix("_"): value for name, value in fields.items() if name.endswith("_")}
    return st.fixed_dictionaries(always, optional=maybe)


def _several(record: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(record, min_size=1, max_size=most)


cards = _records(
    dossier=keys,
    title=lines,
    scope_=proses,
    note_=proses,
    coders_=st.dictionaries(keys, lines, min_size=1, max_size=3),
)
offices = _records(office=lines, dates=dates, basis=bases, why_=proses, began_=keys, ended_=keys)
actors = _records(
    actor=keys,
    name=lines,
    kind=st.sampled_from(["person", "state"]),
    aliases_=_several(lines),
    of_=one_or_more,
    code_=lines,
    wikidata_=st.just("Q884"),
    note_=proses,
    offices_=_several(offices, 2),
)
utterances = _records(utterance=keys, speaker=keys, to_=keys, differs_from_=one_or_more, note_=proses)
disagreements = _records(
    about=lines, says=st.dictionaries(keys, proses, min_size=2, max_size=3), settled_=proses
)
events = _records(
    event=keys,
    date=dates,
    basis=bases,
    why_=proses,
    status=statuses,
    type=st.sampled_from(["CONSULT", "STATE", "UNCODED"]),
    mode_=lines,
    contexts_=_several(lines),
    title=lines,
    summary_=proses,
    place_=lines,
    actors_=_several(
        st.fixed_dictionaries({"actor": keys, "role": st.sampled_from(["actor", "carrier"])}), 4
    ),
    part_of_=keys,
    responds_to_=one_or_more,
    follows_=one_or_more,
    utterances_=_several(utterances, 2),
    disagrees_=_several(disagreements, 2),
    note_=proses,
)
suggestions = _records(actor_=keys, name_=lines, date_=dates, score_=st.just("0.83"), rule=lines)
wordings = _records(
    utterance=keys, manner=st.just("verbatim"), words_=_several(lines), at_=several_anchors, note_=proses
)
reports = _records(
    event=keys,
    at_=several_anchors,
    dated_=_records(printed=lines, date_=dates),
    status_=statuses,
    title_=lines,
    summary_=proses,
    names_=st.dictionaries(keys, lines, min_size=1, max_size=3),
    note_=proses,
    wordings_=_several(wordings, 2),
)
articles = _records(
    article=keys.filter(lambda key: key != "outside"),
    title_=lines,
    outlet_=lines,
    url_=st.just("https://example.org/a?b=c#d"),
    published_=dates,
    basis_=bases,
    wire_=lines,
    note_=proses,
    text_=_records(
        sha256=shas,
        characters=counts,
        norm=st.just("dt-norm-1"),
        length=counts,
        paragraphs=st.lists(counts, max_size=40),
    ),
    reports_=_several(reports),
    context_=_several(_records(at=several_anchors, why=proses, suggested_=_several(suggestions, 2)), 2),
    quotations_=_several(_records(words=_several(lines), at=several_anchors, manner=st.just("partial")), 2),
)
KINDS = {"dossier": cards, "actor": actors, "event": events, "article": articles}
FILES = {
    "dossier": "dossier.yaml",
    "actor": "actors.yaml",
    "event": "events.yaml",
    "article": "articles/a.yaml",
}


class Untidy:
    """Writes records as people do: fields in any order, all in any style, comments anywhere."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.comments = 0

    def file(self, records: list[dict[str, Any]]) -> str:
        """Return a list of records as a file."""
        indent = self.chance.choice([0, 0, 2])
        pieces = [*self.comment(0, often=True)]
        for record in records:
            pieces += [
                *self.comment(indent),
                *self.item(record, indent),
                *self.chance.choice([[], [""], ["", ""]]),
            ]
        return "".join(f"{line}\n" for line in [*pieces, *self.comment(0)])

    def alone(self, record: dict[str, Any]) -> str:
        """Return one record as a file."""
        return "".join(
            f"{line}\n" for line in [*self.comment(0, often=True), *self.fields(record, 0), *self.comment(0)]
        )

    def comment(self, indent: int, *, often: bool = False) -> Iterator[str]:
        if self.chance.random() < (0.6 if often else 0.15):
            self.comments += 1
            yield f'{" " * indent}# comment {self.comments}: "it\'s" [a {{b'
            if self.chance.random() < 0.4:
                yield ""

    def beside(self) -> str:
        if self.chance.random() < 0.85:
            return ""
        self.comments += 1
        return f"{self.chance.choice([' ', '   '])}# comment {self.comments} beside"

    def fields(self, record: Mapping[str, Any], indent: int) -> Iterator[str]:
        names = list(record)
        if self.chance.random() < 0.5:
            self.chance.shuffle(names)
        for name in names:
            yield from self.comment(indent)
            yield from self.value(f"{' ' * indent}{name}:", record[name], indent)
        yield from self.comment(indent)

    def item(self, value: object, indent: int) -> Iterator[str]:
        if isinstance(value, dict) and self.chance.random() < 0.7:
            gap = self.chance.choice([1, 1, 1, 3])
            first, *rest = self.fields(value, indent + 1 + gap)
            if first.lstrip().startswith("#") or not first:
                yield f"{' ' * indent}-"
                yield first
            else:
                yield f"{' ' * indent}-{' ' * gap}{first.lstrip()}"
            yield from rest
            return
        yield from self.value(f"{' ' * indent}-", value, indent)

    def value(self, head: str, value: object, indent: int) -> Iterator[str]:
        deeper = indent + self.chance.choice([2, 2, 4])
        if isinstance(value, dict | list) and self.chance.random() < 0.3:
            yield f"{head} {self.flow(value, deeper)}{self.beside()}"
        elif isinstance(value, dict):
            yield head + self.beside()
            yield from self.fields(value, deeper)
        elif isinstance(value, list) and not value:
            yield f"{head} []"
        elif isinstance(value, list):
            yield head + self.beside()
            column = (
                indent
                if head.endswith(":") and not head.lstrip().startswith("-") and self.chance.random() < 0.3
                else deeper
            )
            for item in value:
                yield from self.comment(column)
                yield from self.item(item, column)
        elif (
            isinstance(value, str)
            and "\n" not in value
            and value.strip()
            and not value[0].isspace()
            and self.chance.random() < 0.15
        ):
            yield f"{head} >-{self.beside()}"
            yield f"{' ' * deeper}{value}"
        else:
            yield f"{head} {self.text(value)}{self.beside()}"

    def flow(self, value: object, indent: int) -> str:
        space = self.chance.choice(["", "", " ", f"\n{' ' * indent}"])
        if isinstance(value, dict):
            return (
                "{"
                + space
                + f",{space or ' '}".join(
                    f"{name}: {self.flow(each, indent)}" for name, each in value.items()
                )
                + "}"
            )
        if isinstance(value, list):
            return "[" + f",{space or ' '}".join(self.flow(each, indent) for each in value) + "]"
        return self.text(value)

    def text(self, value: object) -> str:
        text = str(value)
        if (
            text.replace("-", "").isalnum()
            and text.isascii()
            and self.chance.random() < 0.6
            and text[0] != "-"
        ):
            return text
        if text.isprintable() and "\n" not in text and self.chance.random() < 0.4:
            return "'{}'".format(text.replace("'", "''"))
        return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")
