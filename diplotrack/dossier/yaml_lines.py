"""YAML as this project reads it: texts, lists and fields, each knowing where it stands.

In: a page. Out: a tree of `Node`s, or the problem that ends the reading. No scalar has a type: `no`,
`2018` and `1.0` are texts, and only an empty value or `~` is absent. Aliases, tags, merge keys and deep
nesting are refused while the parser's events pass by, so nothing can grow or loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from diplotrack.dossier.nodes import Node, Refused, Tree
from diplotrack.dossier.yaml_sentences import sentence

if TYPE_CHECKING:
    from diplotrack.dossier.nodes import Value
    from diplotrack.dossier.pages import Page
    from diplotrack.errors import Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_ABSENT = frozenset({"", "~"})


def parse(page: Page) -> tuple[Node | None, list[Problem]]:
    """Return what the page holds and the problems of its YAML.

    A field given twice is a problem that leaves the rest readable, and the first counts. Any other
    ends the reading: there is no tree then. An empty page is a node without a value.
    """
    growing = _Events(page)
    try:
        for event in yaml.parse(page.text, Loader=_LOADER):
            growing.take(event)
    except yaml.MarkedYAMLError as error:
        return None, [*growing.tree.problems, _broken(page, error)]
    except Refused as refused:
        return None, [*growing.tree.problems, refused.problem]
    return growing.tree.root, growing.tree.problems


class _Events:
    """Lets a tree grow by the parser's events."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tree = Tree(page, "broken-yaml")
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Let the tree grow by one event."""
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_marks(event)
            self._refuse_merging(event)
            absent = not event.style and event.value in _PLAIN_ABSENT
            self.tree.add(self._node(event, None if absent else event.value))
        elif isinstance(event, yaml.MappingStartEvent):
            self._enter(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._enter(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self.tree.leave(self._span(event)[1])
        elif isinstance(event, yaml.AliasEvent):
            raise self._refusal(
                event,
                "Aliases (*name) are not allowed in a dossier.",
                'Write the value out. If the text begins with "*", put it in quotes.',
            )
        elif isinstance(event, yaml.DocumentStartEvent):
            self._begin(event)

    def _node(self, event: yaml.Event, value: Value) -> Node:
        return Node(self.page, *self._span(event), value)

    def _span(self, event: yaml.Event) -> tuple[int, int]:
        """Return where an event begins and ends; the parser marks every event, the stubs do not say so."""
        if event.start_mark is None or event.end_mark is None:
            return len(self.page.text), len(self.page.text)
        return event.start_mark.index, event.end_mark.index

    def _begin(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._refusal(
                event,
                "A second YAML document begins here, and a file of a dossier is one.",
                'Delete the line "---".',
            )

    def _enter(self, event: yaml.CollectionStartEvent, value: Value) -> None:
        self._refuse_marks(event)
        if self.tree.wants_name:
            raise self._refusal(event, "The name of a field must be a plain text.", "Put it in quotes.")
        self.tree.enter(self._node(event, value))

    def _refuse_merging(self, event: yaml.ScalarEvent) -> None:
        if event.value == "<<" and self.tree.wants_name:
            raise self._refusal(event, 'Merge keys ("<<") are not allowed.', "Write the fields out.")

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Refuse the anchors and tags of YAML, which a dossier has no use for."""
        if event.anchor is not None:
            raise self._refusal(
                event,
                "YAML anchors (&name) are not allowed in a dossier.",
                'If the text begins with "&", put it in quotes.',
            )
        if event.tag is not None:
            raise self._refusal(
                event,
                "YAML tags (!name) are not allowed in a dossier.",
                'If the text begins with "!", put it in quotes.',
            )

    def _refusal(self, event: yaml.Event, message: str, hint: str) -> Refused:
        return self.tree.refusal(self._node(event, None), message, hint)


def _broken(page: Page, error: yaml.MarkedYAMLError) -> Problem:
    """Return the parser's complaint as a problem with a sentence of our own."""
    offset = error.problem_mark.index if error.problem_mark else 0
    began = error.context_mark.index if error.context_mark else offset
    told = sentence(error.problem or "", page.text[offset : offset + 1])
    at = min(began if told.at_beginning else offset, max(len(page.text) - 1, 0))
    return page.place(at, at + 1).problem("broken-yaml", told.message, told.hint)
