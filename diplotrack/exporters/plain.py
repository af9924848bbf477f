"""Text from files made fit for one line: any text in, the same out without what a line cannot hold."""

from __future__ import annotations

import re

_UNFIT = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def folded(text: str) -> str:
    r"""Return a text on one line: white space in single spaces, and nothing that steers a terminal.

    Control characters go, and so do those that turn the direction of writing for what follows, and those
    that no XML may hold.

    >>> folded("a\n b\x1b[0m")
    'a b[0m'
    """
    if not text.isprintable():
        text = _UNFIT.sub("", text)
    return " ".join(text.split())


def running(text: str) -> str:
    r"""Return a part of a running text folded, with a space at either end where it had white space there.

    Marks of byte order go, too: PDF/UA forbids them.

    >>> running("\n said\x00 by\t")
    ' said by '
    """
    kept = folded(text.replace("\ufeff", ""))
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * before}{kept}{' ' * after}" if kept else " " * (before or after)
