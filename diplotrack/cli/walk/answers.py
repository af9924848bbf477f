"""What is asked in each step, and what the answers make: nothing is changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotrack.cli.walk.questions import Asked, Offered, begins
from diplotrack.codebook import UNCODED, codebook
from diplotrack.dates.edtf import DateError
from diplotrack.dates.english import english, read
from diplotrack.dates.relations import Answer, before, compatible
from diplotrack.errors import UsageError, did_you_mean, nearest
from diplotrack.keys import key_from
from diplotrack.model import BASES, FUTURE_STATUSES, KINDS, STATUSES
from diplotrack.views.walk import alike, likenesses, shortened, speakers
from diplotrack.workspace.steps import NewEvent, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from diplotrack.cli.walk.questions import Questions
    from diplotrack.codebook import EventType
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.drafting.draft import Suggestion
    from diplotrack.drafting.sheet import Sentence, Sheet, Waiting
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

AS_PRINTED = "as printed"
"""The rule of a date that stands in the article as it is, and is not worked out."""

MOST_CHOICES = 9
OTHER, NEW, NOBODY, SAME = "o", "n", "x", "0"


class Asking:
    """Asks what the steps on one sentence need, knowing the dossier and the article."""

    def __init__(self, questions: Questions, known: Dossier, sheet: Sheet, sentence: Sentence) -> None:
        """Take the questions, the dossier as it is now, and the sentence in question."""
        self._questions = questions
        self._known = known
        self._sheet = sheet
        self._sentence = sentence
        self._events = {event.key: event for event in known.events}
        self._actors = {actor.key: actor for actor in known.actors}
        utterances = (said.key for event in known.events for said in event.utterances)
        articles = (article.key for article in known.articles)
        self._taken = {*self._events, *self._actors, *utterances, *articles}

    def new_event(self) -> NewEvent:
        """Ask for a new event."""
        title = self._questions.line(Asked("What happened, in your own words"), _required)
        key = key_from(title, self._taken, otherwise="event")
        self._taken.add(key)
        date, basis, printed = self._date()
        status = self._status(date)
        type_ = self._type()
        new: list[dict[str, Any]] = []
        parts = self._participants(new)
        fields: dict[str, Any] = {"event": key, "date": date.edtf, **basis}
        fields |= {"status": status, "type": type_, "title": title, "actors": parts}
        return NewEvent(fields, {"printed": printed, "date": date.edtf} if printed else None, tuple(new))

    def same_event(self) -> tuple[str, Mapping[str, Any] | None]:
        """Ask which event of the dossier the sentence tells of, and whether a date in it is that event's."""
        event = self._event(alike(self._sentence), "Which event")
        return event, self._dated(self._events[event])

    def context(self) -> str:
        """Ask why the sentence is context."""
        choices = [(str(number), reason) for number, reason in enumerate(REASONS, 1)]
        key = self._questions.choice("Why is it context?", [*choices, (OTHER, "another reason")])
        return self._questions.line(Asked("Why"), _required) if key == OTHER else REASONS[int(key) - 1]

    def said(self, waiting: Waiting) -> Said | None:
        """Ask whose words a quotation is; None for nobody's."""
        known = [each for each in likenesses(waiting) if each.utterance][: MOST_CHOICES - 1]
        choices = [(str(number), self._likeness(each)) for number, each in enumerate(known, 1)]
        choices.append((NEW, "new: the dossier does not have it"))
        if any(self._utterances()):
            choices.append((OTHER, "another utterance of the dossier"))
        choices += [(NOBODY, "nobody's words: a name, a title, a word the writer keeps at a distance")]
        words = shortened(" … ".join(waiting.quotation.fragments), 60)
        self._questions.note("Quotation", f"“{words}”")
        key = self._questions.choice("Which utterance is it?", choices, enter=NEW)
        if key == NOBODY:
            return None
        manner = waiting.quotation.manner
        if key == NEW:
            return self._new_utterance(waiting, manner)
        utterance = self._utterance() if key == OTHER else known[int(key) - 1].utterance or ""
        event = next(event.key for event, said in self._utterances() if said == utterance)
        self._questions.note("The same as", utterance)
        return Said(event, utterance, self._manner(manner))

    def _new_utterance(self, waiting: Waiting, manner: str) -> Said:
        new: list[dict[str, Any]] = []
        likely = next(speakers(waiting), None)
        default = likely.actor or likely.name or "" if likely else ""
        asked = Asked("Who says it", default, likely.why if likely else "", self._offered_actors())
        speaker = self._questions.line(asked, _required)
        speaker = self._actor(speaker, new)
        event = self._speech_event(speaker)
        words = " ".join(" ".join(waiting.quotation.fragments).split()[:5])
        suggested = key_from(words, self._taken, otherwise="words")
        utterance = self._questions.line(Asked("Key of the utterance", suggested), self._free_key)
        return Said(event, utterance, self._manner(manner), speaker, tuple(new))

    def _speech_event(self, speaker: str) -> str | NewEvent:
        """Ask at which event it was said; those at which the speaker takes part come first."""
        here = [*self._sentence.subjects("report"), *reversed(self._reported())]
        keys = sorted(dict.fromkeys(here), key=lambda key: not self._takes_part(key, speaker))
        keys += [each.event or "" for each in alike(self._sentence)]
        sure = bool(keys) and self._takes_part(keys[0], speaker)
        found = self._chosen(list(dict.fromkeys(keys)), "At which event was it said?", or_new=True, sure=sure)
        return self.new_event() if found is None else found

    def _event(self, suggested: Sequence[Suggestion], label: str) -> str:
        keys = [*(each.event or "" for each in suggested), *reversed(self._reported())]
        found = self._chosen(list(dict.fromkeys(keys)), label, or_new=False, sure=bool(suggested))
        if found is None:
            raise RuntimeError("no event was chosen")
        return found

    def _chosen(self, keys: Sequence[str], label: str, *, or_new: bool, sure: bool) -> str | None:
        """Ask for one of these events, or any other of the dossier; None stands for a new one.

        If it is `sure`, Enter takes the first.
        """
        keys = [key for key in keys if key in self._events][:MOST_CHOICES]
        scores = {each.event: each for each in reversed(alike(self._sentence))}
        choices = [(str(number), self._event_choice(key, scores)) for number, key in enumerate(keys, 1)]
        if or_new:
            choices.append((NEW, "a new event"))
        if self._events:
            choices.append((OTHER, "another event of the dossier"))
        key = self._questions.choice(label, choices, enter="1" if sure and keys else None)
        if key == NEW:
            return None
        event = self._named_event() if key == OTHER else keys[int(key) - 1]
        self._questions.note("Event", f"{event}: {self._events[event].title}")
        return event

    def _event_choice(self, key: str, scores: Mapping[str | None, Suggestion]) -> str:
        event = self._events[key]
        score = scores.get(key)
        likely = f" ({score.rule} {score.score or 0:.2f})" if score else ""
        return f"{event.title}, {english(event.date)}{likely}"

    def _named_event(self) -> str:
        offered = Offered([(event.key, (event.title,), event.title) for event in self._known.events])
        return self._questions.line(
            Asked("Key of the event", offered=offered), _one_of(self._events, "event")
        )

    def _utterances(self) -> Iterable[tuple[Event, str]]:
        return ((event, said.key) for event in self._known.events for said in event.utterances)

    def _utterance(self) -> str:
        known = {said: event.title for event, said in self._utterances()}
        offered = Offered([(key, (), title) for key, title in known.items()])
        return self._questions.line(
            Asked("Key of the utterance", offered=offered), _one_of(known, "utterance")
        )

    def _likeness(self, suggestion: Suggestion) -> str:
        key = suggestion.utterance
        said = next(
            (said for event in self._known.events for said in event.utterances if said.key == key), None
        )
        words = next((each.words for each in said.wordings if each.words), "") if said else ""
        return f"the same as {key} ({suggestion.rule} {suggestion.score or 0:.2f}): “{words}”"

    def _date(self) -> tuple[EdtfDate, dict[str, str], str]:
        """Ask when it was; return that, what it rests on, and the words that say so, if any do."""
        printed = [each for each in self._sentence.suggestions if each.printed and each.date]
        default = next((each.date.edtf for each in printed if each.date), "")
        hint = " ".join(f"“{each.printed}”: {each.why}" for each in printed)
        if not hint:
            hint = f"A day, a month, a year, as much as is known: 2025-10, autumn 2025, {self._latest()}."
        date = self._questions.line(Asked("When", default, hint), _date_of, told=_echoed)
        dated = next((each for each in printed if each.date == date), None)
        if dated is None:
            return date, *self._basis()
        if dated.rule == AS_PRINTED:
            return date, {"basis": "stated"}, dated.printed or ""
        return date, {"basis": "resolved", "why": self._reason(dated.printed or "")}, dated.printed or ""

    def _latest(self) -> str:
        published = self._sheet.filed.article.published
        return f"by {english(published)}" if published and "/" not in published.edtf else "by 2019"

    def _basis(self) -> tuple[dict[str, str], str]:
        """Ask what a date rests on that no words of the sentence suggest, and in which words."""
        choices = [
            (str(number), f"{name}: {meaning}") for number, (name, meaning) in enumerate(BASES.items(), 1)
        ]
        basis = list(BASES)[int(self._questions.choice("How is that known?", choices)) - 1]
        if basis not in ("stated", "resolved"):
            return {"basis": basis, "why": self._questions.line(Asked("Why that date"), _required)}, ""
        printed = self._questions.line(Asked("The words in the article that say so"), _required)
        why = {"why": self._reason(printed)} if basis == "resolved" else {}
        return {"basis": basis, **why}, printed

    def _reason(self, printed: str) -> str:
        published = self._sheet.filed.article.published
        return f"“{printed}”" + (f", in an article of {english(published)}" if published else "")

    def _dated(self, event: Event) -> dict[str, Any] | None:
        """Ask whether one of the sentence's dates is the event's; those that cannot be are not offered."""
        article = self._sheet.filed.article.key
        if any(report.article == article and report.dated for report in event.reports):
            return None
        printed = [each for each in self._sentence.suggestions if each.printed]
        may_be = [each for each in printed if each.date is None or compatible(each.date, event.date)]
        if not may_be:
            return None
        choices = [(str(number), f"“{each.printed}”") for number, each in enumerate(may_be[:8], 1)]
        key = self._questions.choice("Do these words date it?", [*choices, (NEW, "no")], enter=NEW)
        if key == NEW:
            return None
        chosen = may_be[int(key) - 1]
        date = {"date": chosen.date.edtf} if chosen.date else {}
        return {"printed": chosen.printed, **date}

    def _status(self, date: EdtfDate) -> str:
        published = self._sheet.filed.article.published
        is_ahead = published is not None and before(published, date) is Answer.YES
        names = [name for name in STATUSES if not is_ahead or name in (*FUTURE_STATUSES, "called-off")]
        choices = [(str(number), f"{name}: {STATUSES[name]}") for number, name in enumerate(names, 1)]
        status = names[int(self._questions.choice("Did it happen?", choices, enter="1")) - 1]
        self._questions.note("Status", status)
        return status

    def _type(self) -> str:
        types = sorted(codebook().types.values(), key=lambda each: each.name == UNCODED)
        offered = Offered([(each.name, _words_of(each), each.meaning) for each in types])
        hint = "Choose with the arrows, or type a word of the meaning: talk, threat, offer."
        return self._questions.line(Asked("Type", "", hint, offered), _type_of, told=str)

    def _participants(self, new: list[dict[str, Any]]) -> list[dict[str, str]]:
        """Ask who takes part; who is unknown becomes a new actor."""
        keys = [each.actor for each in self._sentence.suggestions if each.actor]
        names = [each.name for each in self._sentence.suggestions if each.name and not each.actor]
        default = ", ".join(dict.fromkeys([*filter(None, keys), *filter(None, names)]))
        hint = "Who does it, then > and to whom, then ; and who is only mentioned: a, b > c; d."
        typed = self._questions.line(Asked("Who", default, hint, self._offered_actors(",>;")), str)
        parts, mentioned = (typed.partition(";")[0], typed.partition(";")[2])
        acting, receiving = (parts.partition(">")[0], parts.partition(">")[2])
        roles = (("actor", acting), ("recipient", receiving), ("mentioned", mentioned))
        found: dict[str, str] = {}
        for role, names_of_role in roles:
            for name in filter(None, map(str.strip, names_of_role.split(","))):
                found.setdefault(self._actor(name, new), role)
        return [{"actor": key, "role": role} for key, role in found.items()]

    def _offered_actors(self, between: str = "") -> Offered:
        return Offered(
            [(each.key, (each.name, *each.aliases), each.name) for each in self._known.actors], between
        )

    def _actor(self, name: str, new: list[dict[str, Any]]) -> str:
        """Return the key of the actor of this key or name; one that is unknown is added to `new`."""
        folded = name.casefold()
        for actor in self._known.actors:
            if folded in (each.casefold() for each in (actor.key, actor.name, *actor.aliases)):
                return actor.key
        for fields in new:
            if folded in (fields["name"].casefold(), fields["actor"]):
                return str(fields["actor"])
        kind = self._kind(name)
        if kind not in KINDS:
            return kind
        self._questions.note("New actor", f"{name}, {kind}")
        key = key_from(name, self._taken, otherwise="actor")
        self._taken.add(key)
        new.append({"actor": key, "name": name, "kind": kind})
        return key

    def _kind(self, name: str) -> str:
        """Ask what kind of actor a new one is; return that, or the key of one who is known after all."""
        found = next((each.kind for each in self._sheet.draft.new_actors if each.name == name), None)
        choices = [(str(number), f"{kind}: {means}") for number, (kind, means) in enumerate(KINDS.items(), 1)]
        names = {each.name: each.key for each in self._known.actors}
        near = nearest(name, names, most=1)
        if near:
            choices.insert(0, (SAME, f"it is {near[0]}"))
        enter = str(list(KINDS).index(found) + 1) if found else None
        key = self._questions.choice(f"{name} is new here: what is it?", choices, enter)
        return names[near[0]] if key == SAME else list(KINDS)[int(key) - 1]

    def _manner(self, suggested: str) -> str:
        choices = [("1", "verbatim: whole sentences"), ("2", "partial: a word or a phrase")]
        key = self._questions.choice(
            "How is it quoted?", choices, enter="2" if suggested == "partial" else "1"
        )
        return "partial" if key == "2" else "verbatim"

    def _reported(self) -> list[str]:
        """Return the events that the article reports already, in the order of its text."""
        return list(dict.fromkeys(each.subject for each in self._sheet.cited if each.kind == "report"))

    def _takes_part(self, event: str, actor: str) -> bool:
        found = self._events.get(event)
        return found is not None and any(part.actor == actor for part in found.participants)

    def _free_key(self, typed: str) -> str:
        key = key_from(typed)
        if not key:
            raise UsageError("A key has small letters, digits and hyphens.")
        if key in self._taken:
            raise UsageError(f'"{key}" is a key already: choose another.')
        return key


def _required(typed: str) -> str:
    if not typed:
        raise UsageError("Write something, or go back with Ctrl-C.")
    return typed


def _date_of(typed: str) -> EdtfDate:
    try:
        return read(_required(typed))
    except DateError as error:
        raise UsageError(str(error)) from error


def _echoed(date: EdtfDate) -> str:
    return date.edtf if date.edtf == english(date) else f"{date.edtf}, {english(date)}"


def _words_of(event_type: EventType) -> tuple[str, ...]:
    """Return the words by which a type is found: those of its meaning, and of its modes."""
    return (event_type.meaning, *event_type.modes, *event_type.modes.values())


def _type_of(typed: str) -> str:
    """Return the type of that name, or the only one in whose meaning a word begins so."""
    types, folded = codebook().types, _required(typed).casefold()
    named = [name for name in types if name.casefold().startswith(folded)]
    meant = [name for name, each in types.items() if any(begins(words, folded) for words in _words_of(each))]
    found = named if len(named) == 1 else meant
    if typed.upper() in types or len(found) == 1:
        return typed.upper() if typed.upper() in types else found[0]
    known = f"may be {', '.join(found[:6])}" if found else "is no type, and in no type's meaning"
    raise UsageError(f'"{typed}" {known}: choose with the arrows.')


def _one_of(known: Iterable[str], what: str) -> Callable[[str], str]:
    """Return what reads one of the known keys, or the beginning of one."""
    keys = list(known)

    def chosen(typed: str) -> str:
        begun = [key for key in keys if key.startswith(_required(typed))]
        if typed not in begun and len(begun) != 1:
            near = did_you_mean(typed, keys) or ": Tab shows what there is."
            raise UsageError(f'No {what} is called "{typed}"{near}')
        return typed if typed in begun else begun[0]

    return chosen
