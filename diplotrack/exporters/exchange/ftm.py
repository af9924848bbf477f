"""FollowTheMoney: a timeline in, entities as JSON lines out, for Aleph and the `ftm` tools.

Events, what was said (as notes on event and speaker), actors with their memberships and offices, articles.
Its dates are a year, a month or a day, without doubt and without choice; `notes` has the EDTF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters import jsontext
from diplotrack.exporters.entries import entry_of
from diplotrack.exporters.exchange.periods import period
from diplotrack.exporters.exchange.shortfalls import JSON_KEEPS, address_of
from diplotrack.exporters.exchange.told import disagreement, paragraphs
from diplotrack.exporters.links import article_link
from diplotrack.exporters.plain import folded
from diplotrack.keys import key_from
from diplotrack.timeline import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.exporters.jsontext import Record
    from diplotrack.exporters.losses import Losses
    from diplotrack.model import Actor, Article, Event, Office, Utterance
    from diplotrack.timeline import Match, Timeline

SCHEMATA = {
    "person": "Person",
    "state": "PublicBody",
    "body": "Organization",
    "group": "LegalEntity",
    "medium": "Organization",
}
"""What FollowTheMoney calls each kind of actor."""


def ftm(timeline: Timeline, losses: Losses) -> Iterator[str]:
    """Yield an entity a line: events, and then the actors and articles that they need."""
    return jsontext.lines(_Entities(timeline, losses).all())


class _Entities:
    """The entities of one timeline, whose ids begin with the dossier's key."""

    def __init__(self, timeline: Timeline, losses: Losses) -> None:
        self._timeline, self._losses = timeline, losses

    def all(self) -> Iterator[Record]:
        tally = Tally()
        for match in self._timeline.matches:
            tally.count(match.event)
            yield self._event(match)
            for utterance in match.event.utterances:
                yield self._quote(match.event, utterance)
        posts: set[str] = set()
        for actor_row in tally.actor_rows(self._timeline, closed=True):
            yield from self._actor(actor_row.actor, posts)
        for article_row in tally.article_rows(self._timeline):
            yield self._article(article_row.article)

    def _entity(self, schema: str, key: str, **properties: Iterable[str | None]) -> Record:
        """Return an entity without the properties that have no value."""
        values = {name: list(filter(None, each)) for name, each in properties.items()}
        return {
            "id": self._id(key),
            "schema": schema,
            "properties": {name: value for name, value in values.items() if value},
        }

    def _id(self, key: str) -> str:
        return f"{self._timeline.dossier.key}-{key}"

    def _ids(self, keys: Iterable[str]) -> list[str]:
        return [self._id(key) for key in keys]

    def _event(self, match: Match) -> Record:
        event, told = match.event, entry_of(match, self._timeline)
        self._note_lost(event)
        return self._entity(
            "Event",
            event.key,
            name=[folded(event.title)],
            **self._dates(event.date),
            summary=[" ".join(paragraphs(event.summary))],
            location=[folded(event.place or "")],
            organizer=self._ids(each.actor for each in event.participants if each.role == "actor"),
            involved=self._ids(
                each.actor for each in event.participants if each.role in {"recipient", "carrier"}
            ),
            keywords=[event.type, event.mode, *event.contexts, event.status],
            sourceUrl=[article_link(key, self._timeline) for key in event.articles],
            proof=self._ids(event.articles),
            recordId=[event.key],
            notes=[
                f"EDTF: {event.date.edtf}",
                f"Date: {told.date}; {told.basis}",
                f"Why this date: {folded(told.why)}" if told.why else None,
                f"Status: {event.status}",
                f"Who: {folded(told.who)}" if told.who else None,
                *(
                    f"{each.label}: {'; '.join(folded(title) for _, title in each.events)}"
                    for each in told.relations
                ),
                *map(disagreement, told.disputes),
            ],
        )

    def _dates(self, when: EdtfDate) -> dict[str, list[str]]:
        """Return the day, month or year of what happened, from when to when of what lasted or is vaguer."""
        within = period(when)
        self._losses.note(
            "date is vaguer than FollowTheMoney can write: there are its bounds, and a note of the EDTF",
            "dates are vaguer than FollowTheMoney can write: there are their bounds, and notes of the EDTF",
            not within.is_exact,
        )
        if within.start == within.end and not when.lasting:
            return {"date": [within.start]}
        return {"startDate": [within.start], "endDate": [within.end]}

    def _note_lost(self, event: Event) -> None:
        self._losses.note(
            "coder's note is left out", "coders' notes are left out", bool(event.note), JSON_KEEPS
        )
        self._losses.note(
            "report loses all but its article: the place, and what is said of date, status and names",
            "reports lose all but their articles: the places, and what is said of dates, statuses, names",
            len(event.reports),
            JSON_KEEPS,
        )

    def _quote(self, event: Event, utterance: Utterance) -> Record:
        """Return a note on event, speaker and addressee, which holds all wordings."""
        speaker = folded(self._timeline.actor_name(utterance.speaker))
        told = [
            f"{' '.join(f'“{folded(each)}”' for each in wording.fragments) or 'In reported speech'} "
            f"– {speaker}, in {wording.article} ({wording.manner})"
            for wording in utterance.wordings
        ]
        involved = filter(None, (event.key, utterance.speaker, utterance.addressee))
        return self._entity(
            "Note",
            utterance.key,
            name=[f"What {speaker} said"],
            description=told,
            summary=[folded(utterance.note or "")],
            entity=self._ids(involved),
        )

    def _actor(self, actor: Actor, posts: set[str]) -> Iterator[Record]:
        yield self._entity(
            SCHEMATA[actor.kind],
            actor.key,
            name=[folded(actor.name)],
            alias=[folded(alias) for alias in actor.aliases],
            wikidataId=[actor.wikidata],
            notes=[folded(actor.note or ""), f"CAMEO: {actor.code}" if actor.code else None],
        )
        for key in actor.of:
            yield from self._membership(actor, key)
        for number, office in enumerate(actor.offices, 1):
            yield from self._occupancy(actor, office, number, posts)

    def _membership(self, actor: Actor, key: str) -> Iterator[Record]:
        above = self._timeline.actors.get(key)
        if above and SCHEMATA[above.kind] in {"PublicBody", "Organization"}:
            yield self._entity(
                "Membership",
                f"{actor.key}-of-{key}",
                member=[self._id(actor.key)],
                organization=[self._id(key)],
            )
        else:
            self._losses.note(
                "actor belongs to what FollowTheMoney holds for no organisation, and that is left out",
                "actors belong to what FollowTheMoney holds for no organisation, and that is left out",
            )

    def _occupancy(self, actor: Actor, office: Office, number: int, posts: set[str]) -> Iterator[Record]:
        """Yield that a person held an office, and the office if it was not yet yielded."""
        if actor.kind != "person":
            self._losses.note(
                "office of somebody who is no person is left out",
                "offices of those who are no persons are left out",
                hint=JSON_KEEPS,
            )
            return
        post = f"office-{key_from(office.office, otherwise=f'{actor.key}-{number}')}"
        if post not in posts:
            posts.add(post)
            yield self._entity("Position", post, name=[folded(office.office)])
        yield self._entity(
            "Occupancy",
            f"{actor.key}-office-{number}",
            holder=[self._id(actor.key)],
            post=[self._id(post)],
            **self._dates(office.dates),
            description=[
                f"EDTF: {office.dates.edtf}",
                f"Basis: {office.basis.basis}",
                folded(office.basis.why or ""),
            ],
        )

    def _article(self, article: Article) -> Record:
        address = address_of(article, self._losses)
        published = article.published
        text = article.text
        return self._entity(
            "Article",
            article.key,
            fileName=[article.key],
            title=[folded(article.title or article.key)],
            author=[folded(article.author or "")],
            publisher=[folded(article.outlet or "")],
            publishedAt=self._published(published) if published else [],
            sourceUrl=[address],
            notes=[
                f"EDTF: {published.edtf}" if published else None,
                f"SHA-256 of the text: {text.sha256}" if text else None,
                f"Copy of the agency report {article.wire}" if article.wire else None,
                folded(article.note or ""),
            ],
        )

    def _published(self, published: EdtfDate) -> list[str]:
        dates = self._dates(published)
        return dates.get("date") or [min(filter(None, (*dates["startDate"], *dates["endDate"])))]
