"""Short phrases that several exports share: parts of the model in, plain English out, nothing escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.model import Event
    from diplotrack.timeline import Timeline


_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun; one that is small as a word.

    >>> counted(1, "article"), counted(1200, "event"), counted(2, "stretch", "stretches")
    ('one article', '1,200 events', 'two stretches')
    """
    return f"{_small(number)} {one if number == 1 else many or one + 's'}"


def articles_behind(event: Event, timeline: Timeline) -> str:
    """Return how many articles report an event: "three articles, two of them independent"."""
    articles, independent = len(event.articles), timeline.independent(event)
    said = counted(articles, "article")
    return f"{said}, {_small(independent)} of them independent" if independent < articles else said


def _small(number: int) -> str:
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"


def quoted(fragments: Iterable[str]) -> str:
    """Return the fragments of a wording, each between its own quotation marks.

    >>> quoted(["I like him.", "He likes me."])
    '“I like him.” “He likes me.”'
    """
    return " ".join(f"“{fragment}”" for fragment in fragments)


def listed(items: Iterable[str]) -> str:
    """Return items as prose lists them.

    >>> listed(["Trump", "Kim", "Lee"])
    'Trump, Kim and Lee'
    """
    *firsts, last = [*items] or [""]
    return f"{', '.join(firsts)} and {last}" if firsts else last


def who(event: Event, timeline: Timeline) -> str:
    """Return who did it to whom, who carried it and who is mentioned: "A, B → C; mentioned: D"."""

    def names(role: str) -> str:
        return ", ".join(
            timeline.actor_name(participant.actor)
            for participant in event.participants
            if participant.role == role
        )

    by, to = names("actor"), names("recipient")
    parts = {
        "": f"{by} → {to}" if by and to else by,
        "to ": "" if by else to,
        "carried by ": names("carrier"),
        "mentioned: ": names("mentioned"),
    }
    return "; ".join(label + part for label, part in parts.items() if part)


def status_word(status: str) -> str:
    """Return a status as a word or two: "called off" for "called-off"."""
    return status.replace("-", " ")


def sentence(text: str) -> str:
    """Return a text with a full stop, unless it ends in a mark already.

    >>> sentence("Trump arrives"), sentence("Will they meet?")
    ('Trump arrives.', 'Will they meet?')
    """
    stripped = text.strip()
    return stripped if stripped.endswith((".", "?", "!", "…")) else f"{stripped}."


def capital(text: str) -> str:
    """Return a text with its first letter in upper case, the others as they are."""
    return text[:1].upper() + text[1:]
