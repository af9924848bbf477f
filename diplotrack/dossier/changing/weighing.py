"""Whether a change may be made: what would be wrong in the dossier that was not before.

In: two readings. Out: the problems that only the later has.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from diplotrack.dossier import checks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplotrack.dossier.reading import Reading
    from diplotrack.errors import Problem

_LINE = re.compile(r"line [0-9,]+")


def new_problems(before: Reading, after: Reading, renamed: Mapping[str, str]) -> list[Problem]:
    """Return the problems that were not there before, under the keys of things that are `renamed`.

    That others name another line now does not make them new.
    """
    found = checks.everything(after)
    if not found:
        return []
    old = Counter((each.check, _told(each, renamed)) for each in checks.everything(before))
    new = []
    for problem in found:
        known = problem.check, _told(problem, {})
        if old[known]:
            old[known] -= 1
        else:
            new.append(problem)
    return new


def first_wrong(problems: Iterable[Problem]) -> str:
    """Return a sentence about the first problem that is wrong, not only unfinished; nothing if none is."""
    for problem in problems:
        if problem.check not in checks.UNFINISHED:
            return " ".join(
                filter(None, (f"{problem.path}, line {problem.line}: {problem.message}", problem.hint))
            )
    return ""


def _told(problem: Problem, renamed: Mapping[str, str]) -> str:
    message = _LINE.sub("line", problem.message)
    for old, new in renamed.items():
        message = message.replace(f'"{old}"', f'"{new}"')
    return message
