"""How a page's policy (Content-Security-Policy, level 2) names the style and the script that stand in it."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def hash_of(text: str) -> str:
    """Return how a policy names a style or a script, without the quotation marks around it.

    >>> hash_of("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
