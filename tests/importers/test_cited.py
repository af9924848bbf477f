"""Where rows say that they come from: addresses and outlets, with the brackets that belong to them."""

import pytest

from diplotrack.importers.meaning.cited import Cells, found


@pytest.mark.parametrize(
    ("cell", "urls"),
    [
        ("https://en.example.org/wiki/Foo_(bar)", ["https://en.example.org/wiki/Foo_(bar)"]),
        ("See https://en.example.org/wiki/Foo_(bar).", ["https://en.example.org/wiki/Foo_(bar)"]),
        ("(https://a.example/c)", ["https://a.example/c"]),
        ("(see https://a.example/d_(e))", ["https://a.example/d_(e)"]),
        ("[https://a.example/1], https://a.example/2!", ["https://a.example/1", "https://a.example/2"]),
    ],
)
def test_an_address_keeps_brackets_that_open_in_it(cell: str, urls: list[str]) -> None:
    assert [each.url for each in found(Cells(cited=(cell,))).articles] == urls
    assert found(Cells(cited=(cell,))).left == ()


@pytest.mark.parametrize(
    ("cell", "outlet"),
    [
        ("Tollhaven Post (2015) https://a.example/b", "Tollhaven Post (2015)"),
        ("[Tollhaven Post](https://a.example/b)", "Tollhaven Post"),
        ("Tollhaven Post (https://a.example/b)", "Tollhaven Post"),
        ("(Tollhaven Post) https://a.example/b", "Tollhaven Post"),
        ("See: https://a.example/b", "a.example"),
    ],
)
def test_an_outlet_beside_it_keeps_its_own(cell: str, outlet: str) -> None:
    (article,) = found(Cells(cited=(cell,))).articles
    assert (article.outlet or "a.example") == outlet


def test_what_names_no_article_is_left_as_it_is_written() -> None:
    assert found(Cells(cited=("Tollhaven Post (2015)",))).left == ("Tollhaven Post (2015)",)
