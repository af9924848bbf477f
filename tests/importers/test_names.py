"""Names of actors: split, known again, asked about."""

import pytest

from diplotrack.importers.assembly.naming import Answers, cast
from diplotrack.importers.meaning.names import Known, alike, fold, split, splitting
from diplotrack.model import Actor, Spot

LIND = Actor("ada-lind", "Ada Lind", "person", Spot("actors.yaml", 1), aliases=("Minister Lind",))


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["Lind; Brandt"], ["Lind", "Brandt"]),
        (["Lind|Brandt\nMaas"], ["Lind", "Brandt", "Maas"]),
        (["Northland, Southmark", "Southmark", "Northland"], ["Northland", "Southmark"]),
        (["Northland, Southmark, Westmark"], ["Northland", "Southmark", "Westmark"]),
        (["Lind, Ada", "Brandt, Oskar", "Maas"], ["Lind, Ada"]),
        (["Lind, Ada; Brandt, Oskar"], ["Lind, Ada", "Brandt, Oskar"]),
        (["Lind ; ; lind", "..."], ["Lind", "lind"]),
        (["Lind and Brandt", "Brandt", "Lind"], ["Lind", "Brandt"]),
        (["Lind, Maas and Brandt", "Brandt", "Lind, Maas", "Maas"], ["Lind", "Maas", "Brandt"]),
        (["Lind, Maas, and Brandt", "Brandt", "Lind, Maas", "Maas"], ["Lind", "Maas", "Brandt"]),
        (["Lind & Brandt / Maas; Guild", "Brandt", "Lind", "Maas"], ["Lind", "Brandt", "Maas", "Guild"]),
        (["Trinidad and Tobago", "Trinidad"], ["Trinidad and Tobago"]),
        (["Anders Andersson", "Anders"], ["Anders Andersson"]),
    ],
)
def test_cells_are_split_as_their_column_shows(cells: list[str], names: list[str]) -> None:
    assert list(split(cells[0], splitting(cells))) == names


def test_commas_that_may_be_within_names_are_told() -> None:
    assert splitting(["Lind, Ada", "Brandt, Oskar"]).in_doubt
    assert not splitting(["Lind", "Brandt"]).in_doubt


def test_names_that_are_split_at_and_are_told() -> None:
    assert splitting(["Lind and Brandt", "Brandt", "Lind"]).at_and
    assert not splitting(["Lind and Brandt", "Brandt"]).at_and


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Lind", "Ada Lind", "part"),
        ("Kim", "Kim Lind Ada", "part"),
        ("Ada Lind", "Lind, Ada", "order"),
        ("Harbor Guild", "Harbour Guild", "letter"),
        ("Oskar Brandt", "Oscar Brandt", "letter"),
    ],
)
def test_names_that_look_alike_are_asked_about(one: str, other: str, why: str) -> None:
    [pair] = alike([one, other], [], {})
    assert {pair.one, pair.other} == {one, other}
    assert why in pair.why


@pytest.mark.parametrize(
    ("one", "other"), [("Iran", "Iraq"), ("North Korea", "South Korea"), ("Ada", "Adam Lind"), ("A B", "A C")]
)
def test_others_are_not(one: str, other: str) -> None:
    assert not list(alike([one, other], [], {}))


def test_a_shared_first_word_makes_no_question_and_no_delay() -> None:
    assert not list(alike([f"Person {number} of Northport" for number in range(2000)], [], {}))


def test_a_name_that_may_be_one_of_many_is_one_question() -> None:
    names = [("Lind", 1), *((f"{first} Lind", 2) for first in "ABCDEF")]
    found = cast(names, Known([]), Answers(), "a.csv", ())
    [question] = found.questions
    assert question.what.startswith('"Lind" (once) and "A Lind" (once), "B Lind" (once), ')
    assert question.what.endswith("and 2 more: one name is part of the other")
    assert found.alike == {"Lind": ("A Lind", "B Lind", "C Lind", "D Lind", "E Lind", "F Lind")}


def test_those_of_whom_nobody_says_the_kind_are_told_the_one_named_most_first() -> None:
    names = [("Brandt", 1), ("Maas", 2), ("Maas", 3), ("Lind", 4)]
    found = cast(names, Known([]), Answers(kinds={"Lind": "person"}), "a.csv", ())
    assert found.unsaid == ("Maas", "Brandt")
    assert [each.what for each in found.found] == ["Maas (group)", "Brandt (group)", "Lind (person)"]


def test_in_a_folder_names_stand_in_files() -> None:
    found = cast([("Maas", "b.md"), ("Maas", "a.md")], Known([]), Answers(), "notes", ())
    assert found.found[0].files == ("a.md", "b.md")
    assert str(found.new[0].note).startswith("imported from a.md;")


def test_what_was_answered_is_not_asked_again() -> None:
    assert not list(alike(["Lind", "Ada Lind"], [], {fold("Lind"): "Lind"}))


def test_known_actors_are_found_by_any_name() -> None:
    known = Known([LIND])
    assert {known.called(name) for name in ("ADA  LIND", "ada-lind", "minister lind.", "Ada Lînd")} == {
        "ada-lind"
    }
    assert known.called("Lind") is None


def test_spellings_of_one_name_are_one_actor_and_look_alikes_two() -> None:
    names = [("zoë maas", 2), ("Zoe Maas", 3), ("Zoë Maas", 4), ("Maas", 5), ("ZOË MAAS", 6)]
    found = cast(names, Known([LIND]), Answers(kind="person"), "a.csv", {"maas"})
    assert [(actor.name, actor.aliases, actor.kind) for actor in found.new] == [
        ("Maas", (), "person"),
        ("Zoe Maas", ("Zoë Maas",), "person"),
    ]
    assert found.new[0].key.startswith("maas-")
    assert found.new[1].note == "imported from a.csv, line 2"
    assert [each.lines for each in found.questions] == [(2, 3, 4, 5, 6)]


def test_an_answer_makes_one_of_two_or_keeps_them_apart() -> None:
    names = [("Maas", 5), ("Zoë Maas", 4), ("Lind", 6)]
    answers = Answers({"maas": "Zoë Maas", "Lind": "Ada Lind"}, {"Zoë Maas": "person"})
    found = cast(names, Known([LIND]), answers, "a.csv", ())
    assert [(actor.name, actor.aliases, actor.kind) for actor in found.new] == [
        ("Zoë Maas", ("Maas",), "person")
    ]
    assert found.keys == {"maas": "zoe-maas", "zoe maas": "zoe-maas", "lind": "ada-lind"}
    assert not found.questions


def test_of_whom_nobody_says_what_he_is_the_note_says_so() -> None:
    [actor] = cast([("Maas", 5)], Known([]), Answers(), "a.csv", ()).new
    assert actor.kind == "group"
    assert "nobody has said yet" in str(actor.note)


def test_a_name_of_two_actors_is_nobodys() -> None:
    other = Actor("lind", "Lind", "person", Spot("actors.yaml", 9), aliases=("Minister Lind!",))
    found = cast([("Minister Lind", 2)], Known([LIND, other]), Answers(), "a.csv", ())
    assert not found.keys
    assert "two actors of the dossier" in found.questions[0].what
