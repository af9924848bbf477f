r"""Tokens: a text cut into words and marks, each with the keys under which it is compared.

In: a text as printed. Out: tokens that, put together again, are exactly that text.

A *mark* is punctuation. Everything else is a *word*: also a number with its points and commas, an
abbreviation with its full stops, a run of signs such as a smiling face, and one character of a script
that is written without spaces. Keys level what typesetting does (kinds of quotation mark, dash and
ellipsis, invisible characters, composed accents), letter case, and contractions, which are opened:
"I'd" has the keys "i" and "would". An opened form is for comparison only. It can be wrong ("I'd" may
be "I had"), so it is never printed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize


class Token(NamedTuple):
    """A word or mark as printed, with the white space before it.

    White space at the end of a text is the `before` of a last mark that prints nothing; its key is "".
    """

    before: str
    text: str
    keys: tuple[str, ...]
    mark: bool


_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\uff07"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"
_WORDLIKE_MARKS = "%&@#\u2030\ufe6a\uff05"

# The shape of a text has its length, and one stand-in for all characters that a token treats alike.
_LETTER, _EXTENDER, _SIGN, _QUOTE, _DASH = "\u5b57", "\u7b26", "$", "'", "-"
_UNSPACED = re.compile(r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


# Among the extenders are the later letters of a Korean syllable that is written letter by letter.
class _Shapes(dict[int, str]):
    """Stand-ins by code point, worked out when a character first turns up."""

    def __missing__(self, code: int) -> str:
        self[code] = shape = _shape(chr(code))
        return shape


def _shape(character: str) -> str:
    kind = category(character)
    if character in _SINGLE_QUOTES:
        return _QUOTE
    if kind == "Pd" or character == "\u2212":
        return _DASH
    if _UNSPACED.match(character):
        return _LETTER
    if kind[0] == "M" or kind == "Cf" or "\u1160" <= character <= "\u11ff":
        return _EXTENDER
    return _SIGN if kind[0] == "S" or character in _WORDLIKE_MARKS else character


class _Level(dict[int, str]):
    """What typesetting makes of a character, undone, by code point."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = "" if category(character) == "Cf" else character
        return self[code]


_SHAPES = _Shapes()
_LEVEL = _Level(
    dict.fromkeys(map(ord, _SINGLE_QUOTES), "'")
    | dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"')
    | dict.fromkeys([0x2212, *range(0x2010, 0x2016), 0xFE58, 0xFE63, 0xFF0D], "-")
    | {0x2026: "..."}
)

_INITIAL = rf"[^\W\d_{_LETTER}{_EXTENDER}]{_EXTENDER}*"
_WORD = rf"""
      {_INITIAL}(?:\.{_INITIAL})+(?![^\W_{_LETTER}])\.?    # U.S., a.m.
    | \d+(?:[.,]\d+)+[^\W_{_LETTER}]*                      # 1,000 or 2.5m
    | [^\W_{_LETTER}]+(?:'[^\W_{_LETTER}]+)*               # word, couldn't
    | {_LETTER}{_EXTENDER}*
    | \$[${_EXTENDER}]*"""
_PIECE = re.compile(rf"(?P<before>\s*)(?:(?P<word>{_WORD})|(?P<mark> -+ | \.\.+ | \S )) | \s+\Z", re.VERBOSE)
_WORDS = re.compile(_WORD, re.VERBOSE)

_OPENED = {
    "cannot": ("can", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
}
_ENDINGS = {"'d": "would", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "n't": "not"}
_ENDING = re.compile(r"'d|'ll|'re|'ve|'m|'s|n't")
_CONTRACTION = re.compile(rf"(.+?)((?:{_ENDING.pattern}){{1,2}})")
_BEFORE_NOT = {"ca": "can", "wo": "will", "sha": "shall"}
_WITH_IS = frozenset(
    ["he", "she", "it", "that", "this", "there", "here", "what", "who", "where", "when", "how", "why"]
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?")

_NOTHING = ("",)
"""The keys of what prints nothing."""

POSSESSIVE = "'s"
"""The key of an 's after a name or noun, which may be "is" or a genitive."""

EITHER = frozenset({("would", "had"), ("is", "has"), (POSSESSIVE, "is"), (POSSESSIVE, "has")})
"""Keys that the ending of a contraction gives, and what else that ending can stand for."""


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the words and marks of a text; white space and texts of them, joined, are the text.

    >>> [token.text for token in tokenise("I\u2019d go, he said")]
    ['I\u2019d', 'go', ',', 'he', 'said']
    >>> tokenise("I\u2019d")[0].keys
    ('i', 'would')
    """
    tokens = []
    for piece in _PIECE.finditer(text.translate(_SHAPES)):
        before, end = piece.start(), piece.end()
        start = end if piece.lastgroup is None else piece.end("before")
        surface = text[start:end]
        keys = _keys(surface)
        tokens.append(Token(text[before:start], surface, keys, piece.lastgroup != "word" or keys == _NOTHING))
    return tuple(tokens)


def word_keys(text: str) -> list[tuple[str, ...]]:
    r"""Return the keys of each word of a text, marks left out: as `tokenise` finds them.

    >>> word_keys("I\u2019d go, he said")
    [('i', 'would'), ('go',), ('he',), ('said',)]
    """
    shape = text.translate(_SHAPES)
    if shape == text:
        surfaces = _WORDS.findall(text)
    else:
        surfaces = [text[word.start() : word.end()] for word in _WORDS.finditer(shape)]
    return [keys for keys in map(_keys, surfaces) if keys != _NOTHING]


@lru_cache(maxsize=1 << 16)
def levelled(surface: str) -> str:
    """Return what is printed, as it would be in any typesetting; capitals are kept.

    >>> levelled("we\u2019d") == levelled("we'd")
    True
    """
    level = normalize("NFC", surface.translate(_LEVEL))
    return "..." if level.startswith("..") else "-" if level.startswith("--") else level


@lru_cache(maxsize=1 << 16)
def _keys(surface: str) -> tuple[str, ...]:
    return _opened(normalize("NFC", levelled(surface).casefold()))


def _opened(key: str) -> tuple[str, ...]:
    if _DOTTED.fullmatch(key):
        return (key.replace(".", ""),)
    if _GROUPED.match(key):
        return (key.replace(",", ""),)
    if key in _OPENED:
        return _OPENED[key]
    contraction = _CONTRACTION.fullmatch(key)
    if not contraction:
        return (key,)
    head, *tails = contraction[1], *_ENDING.findall(contraction[2])
    if tails[0] == "n't":
        head = _BEFORE_NOT.get(head, head)
    if tails[0] == POSSESSIVE and head in _WITH_IS:
        tails[0] = "is"
    return (head, *(_ENDINGS.get(tail, tail) for tail in tails))
