"""Anchors: where in an article something stands, without a copy of the article.

`normal` makes them, `finding` finds them again in a text that may have changed, `likeness` looks for words
that have. Unit: code points of the normalised text, end exclusive. What a reader of the database needs is
here; the rest is imported by those who look into a text.
"""

from __future__ import annotations

from diplotrack.anchors.normal import NORM, Anchor, digest, holds, make, normalise

__all__ = ["NORM", "Anchor", "digest", "holds", "make", "normalise"]
