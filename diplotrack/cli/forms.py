"""A record filled in: by the options of a command, and on a terminal by questions for what they leave open.

In: the questions of a kind of record, and what options have answered. Out: the record's fields, each judged
as it will be in the files. Not on a terminal, a usage error names all that is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from diplotrack.anchors import normalise
from diplotrack.cli.asking import Choice, ask, ask_date, at_terminal
from diplotrack.dates.edtf import DateError
from diplotrack.dossier.answers import fault
from diplotrack.dossier.reader import read
from diplotrack.dossier.texts import kept_text
from diplotrack.errors import NotFound, UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from diplotrack.dossier.reading import Reading

Fields: TypeAlias = "dict[str, Any]"


class Named(NamedTuple):
    """Something in the dossier that has a key: its kind, and what it is called."""

    kind: str
    key: str
    name: str


@dataclass(frozen=True)
class Known:
    """What the dossier in a folder holds already."""

    folder: Path

    @cached_property
    def reading(self) -> Reading:
        """The dossier, read."""
        return read(self.folder)

    @cached_property
    def named(self) -> list[Named]:
        """Everything that has a key: actors, events with their utterances, articles, and coders."""
        written = self.reading.written
        found = [Named("actor", each.key, each.name) for each in written.actors]
        for event in written.events:
            found.append(Named("event", event.key, event.title))
            found += [Named("utterance", said.key, f"at {event.key}") for said in event.utterances]
        found += [Named("article", each.key, each.title or each.outlet or "") for each in written.articles]
        return found + [Named("coder", key, name) for key, name in written.coders]

    def keys(self, *kinds: str) -> list[str]:
        """Return the keys of things of these kinds, of all where none is named."""
        return [each.key for each in self.named if not kinds or each.kind in kinds]

    def choices(self, *kinds: str) -> list[Choice]:
        """Return the same as choices, with their names."""
        return [Choice(each.key, each.name) for each in self.named if each.kind in kinds]

    def text(self, key: str) -> str | None:
        """Return the normalised text of an article, None if nobody has read it here.

        Raises NotFound if there is no such article, and DiplotrackError as `kept_text` does.
        """
        if error := self.missing("article", key):
            raise error
        article = next(each for each in self.reading.written.articles if each.key == key)
        return normalise(kept_text(self.folder, article)) if article.text else None

    def missing(self, kind: str, key: str) -> NotFound | None:
        """Return the error that says that there is no such thing, unless there is one."""
        known = self.keys(kind)
        where = f'the dossier "{self.reading.written.key}"'
        return None if key in known else NotFound(kind, key, known, where=where)


def always(_: Fields) -> bool:
    """Tell that it is so, whatever the other fields are."""
    return True


def never(_: Fields) -> bool:
    """Tell that it is not so."""
    return False


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for one field of a record; `wanted` and `required` depend on the fields before it.

    `between` divides what is typed for a field that holds several values. `refers` is the kind of thing of
    which keys are typed. `words` are what can be answered, with meanings. `proposed` makes an answer of those
    before. `read` makes of what is typed what the field holds, `judge` says what is wrong with all of it.
    """

    name: str
    label: str
    option: str
    required: Callable[[Fields], bool] = never
    wanted: Callable[[Fields], bool] = always
    between: str = ""
    is_date: bool = False
    refers: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    proposed: Callable[[Fields, Known], str] | None = None
    read: Callable[[str], Any] = str
    judge: Callable[[list[str], Fields, Known], str] | None = None

    def is_open(self, fields: Fields) -> bool:
        """Tell whether somebody has to answer it."""
        return self.required(fields) and self.name not in fields and self.proposed is None

    def parts(self, typed: str) -> list[str]:
        """Return the values that are typed, each for itself."""
        divided = typed.split(self.between) if self.between else [typed]
        return [each.strip() for each in divided if each.strip()]

    def kept(self, parts: list[str]) -> Any:  # noqa: ANN401  what the field holds
        """Return what the field holds."""
        values = [self.read(each) for each in parts]
        return values if self.between else values[0]

    def choices(self, known: Known) -> list[Choice]:
        """Return what Tab offers."""
        if self.refers:
            return known.choices(self.refers)
        return [Choice(*each) for each in self.words.items()]


@dataclass(frozen=True, slots=True)
class Form:
    """The questions of one kind of record, in the order in which they are asked; `shape` judges values."""

    shape: type[BaseModel]
    questions: tuple[Question, ...]

    def filled(self, given: Mapping[str, Any], known: Known) -> Fields:
        """Return the fields that the options give, and answers where they leave something open.

        Raises UsageError for what cannot be meant or is missing, and NotFound for a key that leads nowhere.
        """
        fields: Fields = {}
        for question in self.questions:
            if value := given.get(question.name):
                parts = [value] if isinstance(value, str) else list(value)
                self._refuse(question, parts, fields, known)
                fields[question.name] = question.kept(parts)
        missing = [each.option for each in self.questions if each.is_open(fields)]
        if missing and not at_terminal():
            raise UsageError(f"What is missing: {', '.join(missing)}.")
        for question in self.questions:
            if missing and question.name not in fields and question.wanted(fields):
                self._ask(question, fields, known)
            elif question.name not in fields and question.required(fields) and question.proposed:
                fields[question.name] = question.proposed(fields, known)
        return {each.name: fields[each.name] for each in self.questions if fields.get(each.name)}

    def _refuse(self, question: Question, parts: list[str], fields: Fields, known: Known) -> None:
        """Raise what is wrong with the values of an option."""
        for each in parts:
            if error := _unknown(question, each, known):
                raise error
        if wrong := self._fault(question, parts, question.option, fields, known):
            raise UsageError(wrong)

    def _ask(self, question: Question, fields: Fields, known: Known) -> None:
        """Ask, and keep the answer, unless it is empty; not for keys of which there are none yet.

        Raises UsageError if one of those is needed.
        """
        required = question.required(fields)
        if question.refers and not known.keys(question.refers):
            if required:
                what = question.refers
                raise UsageError(f"The dossier has no {what} yet: `diplotrack add {what}` adds one.")
            return

        def judge(answer: str) -> str:
            parts = question.parts(answer)
            if not parts:
                return "This is needed." if required else ""
            error = next(filter(None, (_unknown(question, each, known) for each in parts)), None)
            return str(error) if error else self._fault(question, parts, "This", fields, known)

        label = question.label if required else f"{question.label} (Enter: none)"
        proposed = question.proposed(fields, known) if question.proposed else ""
        if question.is_date:
            answer = ask_date(label, required=required)
        else:
            answer = ask(label, proposed=proposed, choices=question.choices(known), judge=judge)
        if parts := question.parts(answer):
            fields[question.name] = question.kept(parts)

    def _fault(self, question: Question, parts: list[str], called: str, fields: Fields, known: Known) -> str:
        """Return what is wrong with the values, as the files would say it."""
        try:
            value = question.kept(parts)
        except (DateError, UsageError) as error:
            return str(error)
        for each in parts if question.words else ():
            if each not in question.words:
                near = did_you_mean(each, question.words) or f": there are {', '.join(question.words)}."
                return f'{called} cannot be "{each}"{near}'
        wrong = fault(self.shape, question.name, value, called)
        return wrong or (question.judge(parts, fields, known) if question.judge else "")


def _unknown(question: Question, typed: str, known: Known) -> NotFound | None:
    """Return the error that says that a key leads nowhere, if one must lead somewhere and does not."""
    return known.missing(question.refers, typed.partition(":")[0]) if question.refers else None
