"""Whose words a quotation is, and what somebody says where nothing is quoted: nothing is changed here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplotrack.cli.walk.answers import MOST_CHOICES, NEW, OTHER
from diplotrack.cli.walk.questions import Asked, Offered
from diplotrack.cli.walk.typed import one_of
from diplotrack.drafting.saying import sayings
from diplotrack.errors import UsageError
from diplotrack.keys import key_from
from diplotrack.views.walk import alike, likenesses, shortened, speakers
from diplotrack.workspace.coding import Printed
from diplotrack.workspace.steps import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplotrack.cli.walk.answers import Asking
    from diplotrack.drafting.sheet import Waiting
    from diplotrack.model import Event, Utterance
    from diplotrack.workspace.steps import NewEvent

NOBODY = "x"

LIKE = 0.6
"""From this likeness on, Enter takes an utterance for the one that is quoted."""

THAT = re.compile(r"^(?: \w+){0,4}? that\b")
"""What stands between a word of saying and what is said: " on Friday that"."""

TELLING_WORD = re.compile(r"[^\W\d_]{4,}")
"""A word that may tell what somebody spoke of."""

SHARED = 2
"""With so many such words in common, Enter takes an utterance for the one that is told."""


class Words:
    """Asks about the words in one sentence."""

    def __init__(self, asking: Asking) -> None:
        """Take what asks about the sentence otherwise."""
        self._asking = asking
        self._questions = asking.questions
        self._utterances: dict[str, tuple[Event, Utterance]] = {
            said.key: (event, said) for event in asking.known.events for said in event.utterances
        }

    def quoted(self, waiting: Waiting) -> Said | None:
        """Ask whose words a quotation is; None for nobody's."""
        found = [each for each in likenesses(waiting) if each.utterance in self._utterances]
        known = [(each.utterance or "", f" ({each.rule} {each.score or 0:.2f})") for each in found]
        enter = "1" if found and (found[0].score or 0) >= LIKE else NEW
        if waiting.found and not waiting.found.spoken:
            enter = NOBODY
        nobody = (NOBODY, "nobody's words: a name, a title, a word the writer keeps at a distance")
        self._questions.note("Quotation", f"“{shortened(' … '.join(waiting.quotation.fragments), 60)}”")
        key = self._which(known, [nobody], enter)
        if key == NOBODY:
            return None
        if key in self._utterances:
            return self._same(key, self._manner(waiting.quotation.manner))
        likely = next(speakers(waiting), None)
        name, why = (likely.actor or likely.name or "", likely.why) if likely else ("", "")
        words = " ".join(waiting.quotation.fragments)
        return self._new(name, why, words)._replace(manner=self._manner(waiting.quotation.manner))

    def reported(self) -> Said:
        """Ask what is told in the sentence of somebody's words, of which none are quoted."""
        told = self._told()
        likely = self._likely_speakers()
        ours = set(TELLING_WORD.findall(told.casefold()))
        shared = {
            key: len(ours & set(TELLING_WORD.findall(_words_of(said).casefold())))
            for key, (_, said) in self._utterances.items()
            if said.speaker in likely
        }
        known = sorted((key for key in shared if shared[key]), key=lambda key: -shared[key])
        enter = "1" if known and shared[known[0]] >= SHARED else NEW
        key = self._which([(key, "") for key in known], [], enter)
        if key in self._utterances:
            return self._same(key, "reported")
        return self._new(next(iter(likely), ""), "", told)._replace(manner="reported")

    def _which(self, known: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]], enter: str) -> str:
        """Ask which utterance it is; return its key, or the key of another answer, if there is any other."""
        if not (self._utterances or others):
            return NEW
        known = known[: MOST_CHOICES - 1]
        choices = [
            (str(number), f"the same as {key}{why}: “{_words_of(self._utterances[key][1])}”")
            for number, (key, why) in enumerate(known, 1)
        ]
        choices.append((NEW, "new: the dossier does not have it"))
        if self._utterances:
            choices.append((OTHER, "another utterance of the dossier"))
        pressed = self._questions.choice("Which utterance is it?", [*choices, *others], enter)
        if pressed == OTHER:
            return self._named()
        return known[int(pressed) - 1][0] if pressed.isdigit() else pressed

    def _named(self) -> str:
        known = {key: event.title for key, (event, _) in self._utterances.items()}
        offered = Offered([(key, (), title) for key, title in known.items()])
        asked = Asked("Which one", offered=offered)
        return self._questions.line(asked, one_of(known, "utterance"))

    def _same(self, utterance: str, manner: str) -> Said:
        event, said = self._utterances[utterance]
        self._questions.note("The same as", utterance)
        names = self._asking.actors.named_here([said.speaker])
        return Said(event.key, utterance, manner, Printed({}, names))

    def _new(self, likely: str, why: str, words: str) -> Said:
        """Ask who says something new, and at which event; its manner is left to say."""
        actors = self._asking.actors
        speaker = actors.speaking(likely, why)
        event = self._event(speaker)
        names = actors.named_here([speaker])
        suggested = key_from(" ".join(words.split()[:5]), self._asking.taken, otherwise="words")
        utterance = self._questions.line(Asked("Key of the utterance", enter=suggested), self._free_key)
        return Said(event, utterance, "", Printed({}, names), speaker, tuple(actors.new))

    def _event(self, speaker: str) -> str | NewEvent:
        """Ask at which event it was said; those at which the speaker takes part come first."""
        asking = self._asking
        here = [*asking.sentence.subjects("report"), *asking.reported()]
        keys = sorted(dict.fromkeys(here), key=lambda key: not asking.takes_part(key, speaker))
        attended = [key for key in keys if asking.takes_part(key, speaker)]
        sure = len(attended) == 1 or attended[:1] == asking.reported(just_before=True)[:1] != []
        keys += [each.event or "" for each in alike(asking.sentence)]
        found = asking.chosen_or_new(keys, "At which event was it said?", sure=sure)
        return asking.new_event(speaker)._replace(actors=()) if found is None else found

    def _told(self) -> str:
        """Return what the sentence tells behind its first word of saying; all of it if it has none."""
        asking = self._asking
        start, end = asking.sentence.span
        said = next(sayings(asking.sheet.text, start, end), None)
        told = asking.sheet.text[said.end if said else start : end]
        return THAT.sub("", told).strip()

    def _likely_speakers(self) -> list[str]:
        """Return who is named in the sentence, persons first; else who spoke or was named last before it."""
        asking = self._asking
        if found := asking.actors.named_in(asking.sentence):
            return sorted(found, key=lambda name: name not in asking.actors.persons)
        for sentence in reversed(asking.sheet.sentences[: asking.sentence.number]):
            said = [each for each in sentence.subjects("wording") if each in self._utterances]
            named = [each for each in asking.actors.named_in(sentence) if each in asking.actors.persons]
            if found := [*(self._utterances[each][1].speaker for each in reversed(said)), *reversed(named)]:
                return found
        return []

    def _manner(self, suggested: str) -> str:
        choices = [("1", "verbatim: whole sentences"), ("2", "partial: a word or a phrase")]
        enter = "2" if suggested == "partial" else "1"
        return "partial" if self._questions.choice("How is it quoted?", choices, enter) == "2" else "verbatim"

    def _free_key(self, typed: str) -> str:
        key = key_from(typed)
        if not key:
            raise UsageError("A key has small letters, digits and hyphens.")
        if key in self._asking.taken:
            raise UsageError(f'"{key}" is a key already: choose another.')
        return key


def _words_of(said: Utterance) -> str:
    return next((" … ".join(each.fragments) for each in said.wordings if each.fragments), "")
