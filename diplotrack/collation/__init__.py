"""Collation: several wordings of one utterance, word by word, and what differs between them.

In: wordings as articles print them. Out: segments with readings (`collate`), and from those the
apparatus of a printed edition. It is worked out on demand and never stored. The rooms: `tokens` cut a
text, `align` and `links` find what stands against what, `weaving` makes columns of many wordings,
`verdicts` name the differences, `collate` puts it together and `apparatus` prints it.
"""

from diplotrack.collation.apparatus import Variant, apparatus
from diplotrack.collation.collate import Collation, Part, Reading, Segment, collate, similarity
from diplotrack.collation.strands import Witness
from diplotrack.collation.tokens import Token, tokenise, word_keys
from diplotrack.collation.verdicts import READING_KINDS, substantive

__all__ = [
    "READING_KINDS",
    "Collation",
    "Part",
    "Reading",
    "Segment",
    "Token",
    "Variant",
    "Witness",
    "apparatus",
    "collate",
    "similarity",
    "substantive",
    "tokenise",
    "word_keys",
]
