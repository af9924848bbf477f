"""Words by the dozen: a list of words in one text in, a set of them out.

Tables of words are written as texts, since lists of two hundred quoted words read badly.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text that spaces divide.

    >>> sorted(words("say tell"))
    ['say', 'tell']
    """
    return frozenset(text.split())
