"""Which addresses a reader may follow."""

from __future__ import annotations

import pytest

from diplotrack.exporters.links import web_link


@pytest.mark.parametrize(
    ("written", "followed"),
    [
        ("https://gazette.example/1?a=1&b=2", "https://gazette.example/1?a=1&b=2"),
        ("HTTP://gazette.example", "HTTP://gazette.example"),
        (" mailto:desk@gazette.example ", "mailto:desk@gazette.example"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("https://xn--bcher-kva.example/ü", "https://xn--bcher-kva.example/ü"),
    ],
)
def test_addresses_of_the_web_of_mail_and_of_documents_are_links(written: str, followed: str) -> None:
    assert web_link(written) == followed


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "//gazette.example",
        "https://",
        "https://a b.example",
        'https://a.example/"onmouseover="alert(1)',
        "https://a.example/<script>",
        "https://a.example/\x1b]8;;",
        "mailto:nobody",
        "",
    ],
)
def test_nothing_else_is(written: str) -> None:
    assert web_link(written) is None
