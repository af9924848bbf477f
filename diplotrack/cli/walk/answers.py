"""What is asked of a sentence, and what the answers make of it: nothing is changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotrack.cli.walk.actors import Actors
from diplotrack.cli.walk.questions import Asked, Offered
from diplotrack.cli.walk.typed import date_of, one_of, required, type_of, words_of
from diplotrack.codebook import UNCODED, codebook
from diplotrack.dates.english import echoed, english
from diplotrack.dates.relations import Answer, before, compatible
from diplotrack.keys import key_from
from diplotrack.model import BASES, FUTURE_STATUSES, STATUSES
from diplotrack.views.walk import alike
from diplotrack.workspace.coding import Printed
from diplotrack.workspace.steps import NewEvent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplotrack.cli.walk.questions import Questions
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.drafting.draft import Suggestion
    from diplotrack.drafting.sheet import Sentence, Sheet
    from diplotrack.model import Dossier, Event

NO_NARRATION = "heading, caption or note of the editors"

REASONS = (
    "sums up what the article tells elsewhere",
    "background that reports no single event",
    "says who speaks, where or to whom, which the event has",
    "the writer's own judgement or outlook",
    "describes a scene, and reports no event",
    NO_NARRATION,
)
"""The reasons for context that come up most, on the digits from 1."""

SPEECH = "STATE"
"""The type of most events that consist of somebody's words."""

AS_PRINTED = "as printed"
"""The rule of a date that stands in the article as it is, and is not worked out."""

MOST_CHOICES = 9
OTHER, NEW = "o", "n"


class Asking:
    """Asks what the steps on one sentence need, knowing the dossier and the article."""

    def __init__(self, questions: Questions, known: Dossier, sheet: Sheet, sentence: Sentence) -> None:
        """Take the questions, the dossier as it is now, and the sentence in question."""
        self.questions = questions
        self.known = known
        self.sheet = sheet
        self.sentence = sentence
        self.events = {event.key: event for event in known.events}
        utterances = (said.key for event in known.events for said in event.utterances)
        articles = (article.key for article in known.articles)
        self.taken = {*self.events, *(actor.key for actor in known.actors), *utterances, *articles}
        self.actors = Actors(questions, known.actors, sheet, sentence, self.taken)

    def new_event(self, speaker: str = "") -> NewEvent:
        """Ask for a new event; with the key of a speaker, for one at which he or she speaks."""
        title = self.questions.line(Asked("What happened, in your own words"), required)
        key = key_from(title, self.taken, otherwise="event")
        self.taken.add(key)
        date, basis, printed = self._date()
        status = self._status(date)
        type_ = self._type(SPEECH if speaker else UNCODED)
        parts = self.actors.taking_part(speaker)
        fields: dict[str, Any] = {"event": key, "date": date.edtf, **basis}
        fields |= {"status": status, "type": type_, "title": title, "actors": parts}
        dated = {"printed": printed, "date": date.edtf} if printed else {}
        names = self.actors.named_here(part["actor"] for part in parts)
        return NewEvent(fields, Printed(dated, names), tuple(self.actors.new))

    def same_event(self) -> tuple[str, Printed]:
        """Ask which event of the dossier the sentence tells of, and whether a date in it is that event's."""
        dates = {each.date for each in self.sentence.suggestions if each.printed and each.date}
        keys = [*(each.event or "" for each in alike(self.sentence)), *self.sheet.unplaced]
        keys += [event.key for event in self.known.events if event.date in dates]
        sure = bool(keys)
        event = self.chosen([*keys, *self.reported()], "Which event", sure=sure)
        return event, Printed(self._dated(self.events[event]), self.names_of(event))

    def names_of(self, event: str) -> dict[str, str]:
        """Return what the sentence calls those who take part in an event, where it names them."""
        return self.actors.named_here(part.actor for part in self.events[event].participants)

    def context(self) -> str:
        """Ask why the sentence is context."""
        choices = [(str(number), reason) for number, reason in enumerate(REASONS, 1)]
        key = self.questions.choice("Why is it context?", [*choices, (OTHER, "another reason")])
        return self.questions.line(Asked("Why"), required) if key == OTHER else REASONS[int(key) - 1]

    def chosen(self, keys: Sequence[str], label: str, *, sure: bool) -> str:
        """Ask for one of these events, or any other of the dossier; if `sure`, Enter takes the first."""
        return self.chosen_or_new(keys, label, sure=sure, new=()) or ""

    def chosen_or_new(
        self,
        keys: Sequence[str],
        label: str,
        *,
        sure: bool,
        new: Sequence[tuple[str, str]] = ((NEW, "a new event"),),
    ) -> str | None:
        """Ask for an event as `chosen` does, or for a new one, which is None; with no event it is that."""
        if not self.events:
            return None
        keys = [key for key in dict.fromkeys(keys) if key in self.events][:MOST_CHOICES]
        scores = {each.event: each for each in reversed(alike(self.sentence))}
        choices = [(str(number), self._event_choice(key, scores)) for number, key in enumerate(keys, 1)]
        choices += new
        choices.append((OTHER, "another event of the dossier"))
        key = self.questions.choice(label, choices, enter="1" if sure and keys else None)
        if key == NEW:
            return None
        event = self._named_event() if key == OTHER else keys[int(key) - 1]
        self.questions.note("Event", f"{event}: {self.events[event].title}")
        return event

    def _event_choice(self, key: str, scores: Mapping[str | None, Suggestion]) -> str:
        event = self.events[key]
        score = scores.get(key)
        likely = f" ({score.rule} {score.score or 0:.2f})" if score else ""
        likely += " (the article reports it already)" if key in self.sheet.unplaced else ""
        return f"{event.title}, {english(event.date)}{likely}"

    def _named_event(self) -> str:
        offered = Offered([(event.key, (event.title,), event.title) for event in self.known.events])
        titles = {event.key: event.title for event in self.known.events}
        return self.questions.line(Asked("Which one", offered=offered), one_of(titles, "event"))

    def _date(self) -> tuple[EdtfDate, dict[str, str], str]:
        """Ask when it was; return that, what it rests on, and the words that say so, if any do."""
        printed = [each for each in self.sentence.suggestions if each.printed and each.date]
        printed.sort(key=self._is_dateline)
        default = next((each.date.edtf for each in printed if each.date), "")
        known = [(each.date.edtf, (each.printed or "",), _meant(each)) for each in printed if each.date]
        offered = Offered(known) if len(known) > 1 else None
        hint = f"“{printed[0].printed}”: {printed[0].why}" if printed else ""
        if not hint:
            hint = f"A day, a month, a year, as much as is known: 2025-10, autumn 2025, {self._latest()}."
        asked = Asked("When", hint=hint, offered=offered, enter=default)
        date = self.questions.line(asked, date_of, told=echoed)
        dated = next((each for each in printed if each.date == date), None)
        if dated is None:
            return date, *self._basis()
        if dated.rule == AS_PRINTED:
            return date, {"basis": "stated"}, dated.printed or ""
        return date, {"basis": "resolved", "why": self._reason(dated.printed or "")}, dated.printed or ""

    def _is_dateline(self, dated: Suggestion) -> bool:
        """Tell whether a date is that of the article itself, printed in full in front of what it tells."""
        return dated.rule == AS_PRINTED and dated.date == self.sheet.filed.article.published

    def _latest(self) -> str:
        published = self.sheet.filed.article.published
        return f"by {english(published)}" if published and "/" not in published.edtf else "by 2019"

    def _basis(self) -> tuple[dict[str, str], str]:
        """Ask what a date rests on that no words of the sentence suggest, and in which words."""
        choices = [
            (str(number), f"{name}: {meaning}") for number, (name, meaning) in enumerate(BASES.items(), 1)
        ]
        basis = list(BASES)[int(self.questions.choice("How is that known?", choices)) - 1]
        if basis not in ("stated", "resolved"):
            return {"basis": basis, "why": self.questions.line(Asked("Why that date"), required)}, ""
        printed = self.questions.line(Asked("The words in the article that say so"), required)
        why = {"why": self._reason(printed)} if basis == "resolved" else {}
        return {"basis": basis, **why}, printed

    def _reason(self, printed: str) -> str:
        published = self.sheet.filed.article.published
        return f"“{printed}”" + (f", in an article of {english(published)}" if published else "")

    def _dated(self, event: Event) -> dict[str, str]:
        """Ask whether one of the sentence's dates is the event's; those that cannot be are not offered."""
        article = self.sheet.filed.article.key
        if any(report.article == article and report.dated for report in event.reports):
            return {}
        printed = [each for each in self.sentence.suggestions if each.printed]
        may_be = [each for each in printed if each.date is None or compatible(each.date, event.date)]
        if not may_be:
            return {}
        choices = [(str(number), f"“{each.printed}”") for number, each in enumerate(may_be[:8], 1)]
        same = next((str(at) for at, each in enumerate(may_be[:8], 1) if each.date == event.date), NEW)
        key = self.questions.choice("Do these words date it?", [*choices, (NEW, "no")], enter=same)
        if key == NEW:
            return {}
        chosen = may_be[int(key) - 1]
        date = {"date": chosen.date.edtf} if chosen.date else {}
        return {"printed": chosen.printed or "", **date}

    def _status(self, date: EdtfDate) -> str:
        published = self.sheet.filed.article.published
        is_ahead = published is not None and before(published, date) is Answer.YES
        names = [name for name in STATUSES if not is_ahead or name in (*FUTURE_STATUSES, "called-off")]
        choices = [(str(number), f"{name}: {STATUSES[name]}") for number, name in enumerate(names, 1)]
        status = names[int(self.questions.choice("Did it happen?", choices, enter="1")) - 1]
        self.questions.note("Status", status)
        return status

    def _type(self, enter: str) -> str:
        types = sorted(codebook().types.values(), key=lambda each: each.name == UNCODED)
        offered = Offered([(each.name, words_of(each), each.meaning) for each in types])
        hint = "Choose with the arrows, or type a word of the meaning: talk, threat, offer."
        hint += " UNCODED leaves it open." if enter == UNCODED else ""
        return self.questions.line(Asked("Type", "", hint, offered, enter), type_of, told=str)

    def reported(self, *, just_before: bool = False) -> list[str]:
        """Return the events that the article reports already, those told next before the sentence first.

        With `just_before` only those that this sentence, or the one before it, reports.
        """
        first = self.sheet.sentences[max(0, self.sentence.number - 1)].start if just_before else 0
        told = [each for each in self.sheet.cited if each.kind == "report" and each.end > first]
        if just_before:
            told = [each for each in told if each.start < self.sentence.end]
        told.sort(key=lambda each: (each.start > self.sentence.start, abs(each.end - self.sentence.start)))
        return list(dict.fromkeys(each.subject for each in told))

    def takes_part(self, event: str, actor: str) -> bool:
        """Tell whether an actor takes part in an event of the dossier."""
        found = self.events.get(event)
        return found is not None and any(part.actor == actor for part in found.participants)


def _meant(dated: Suggestion) -> str:
    return f"“{dated.printed}”: {english(dated.date)}" if dated.date else ""
