"""Quotations: marks, fragments, manner, speakers, and words that nobody said."""

from __future__ import annotations

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.drafting.draft import Draft, Known, draft
from tests.made_up import made_up_actor, made_up_event, made_up_quote

KNOWN = Known((made_up_actor("lind", "Mara Lind", "Lind"), made_up_actor("karr", "Jo Karr", "Karr")))


def drafted(text: str) -> Draft:
    return draft(text, parse("2025-10-28"), KNOWN)


def fragments(text: str) -> list[list[str]]:
    found = drafted(text)
    return [[found.normalised[start:end] for start, end in each.fragments] for each in found.quotations]


def speaker(text: str) -> str | None:
    said = drafted(text).quotations[-1].suggestions
    return next((each.actor or each.name for each in said if each.actor or each.name), None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We go,” Lind said. “We stay.”", [["We go,", "We stay."]]),
        ("'We've seen the ministers' car,' Lind said.", [["We've seen the ministers' car,"]]),
        ("'They said \"no\" to us,' Lind said.", [['They said "no" to us,']]),
        ('Lind said: "They answered "no" to us."', [['They answered "no" to us.']]),
        ('Lind said: "We go.”', [["We go."]]),
        ("In the '90s the workers' union was strong.", []),
        ('"We go.\n\n"We stay," Lind said.', [["We go.", "We stay,"]]),
        ('Lind said: "We go.\nAdvert\n"We stay."', [["We go.", "We stay."]]),
        ('"We go," Lind said.\n\n"We stay."', [["We go,", "We stay."]]),
        ('"We go," Lind said.\n\n"We stay," Karr said.', [["We go,"], ["We stay,"]]),
        ('"We go," Lind said. "We stay," Karr said.', [["We go,"], ["We stay,"]]),
        (
            '"We go," Lind said on Monday; "not before noon, though."',
            [["We go,", "not before noon, though."]],
        ),
        ('"They cried, \'No!\'" Lind said. "It was late."', [["They cried, 'No!'", "It was late."]]),
        ('"We go," Lind said. The vote is on Monday.\n\n"We stay."', [["We go,"], ["We stay."]]),
        ('Lind said: "We go and never come back', [["We go and never come back"]]),
    ],
)
def test_fragments_are_joined_where_attribution_and_layout_say_so(text: str, found: list[list[str]]) -> None:
    assert fragments(text) == found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"We go," said Minister Lind.', "lind"),
        ('Lind, who met Karr on Monday, said: "We go."', "lind"),
        ('The envoy, Lind, later told Karr that it was "late".', "lind"),
        ("Karr was late. Lind, smiling, waited. 'We go,' she said.", "lind"),
        ("Lind wrote of Karr's warning of 'chaos'.", "karr"),
        ('Earlier on his way to the talks, Karr was hopeful, saying, "We may win."', "karr"),
        ('The plan is "dead", according to Lind.', "lind"),
        ('Lind was blunt. "We failed them all."', "lind"),
        ('"We go," an old farmer said.', "an old farmer"),
        ('Foreign Minister Ida Renn left. "We go," the minister said.', "Ida Renn"),
        ('What Lind called a "gift" was none.', "lind"),
        ('Karr left early. An aide, who asked not to be named, said he was "tired".', "An aide"),
        ('Karr was shy. An auctioneer was not. "Forty, on a bad day," she said.', "An auctioneer"),
        ('The charity warned Karr. Its director called the text "shameful".', "Its director"),
        (
            'Karr left for home\n\nQuill\'s defence minister has said that they will meet "within days".',
            "Quill's defence minister",
        ),
        (
            'Lind said that talks had been "frank" and that both sides had agreed to meet "soon enough".',
            "lind",
        ),
        ('Karr denies it - "a complete lie", according to the palace\'s spokesman, Ida Renn.', "Ida Renn"),
        ('The tax, branded by Lind a "ransom", is old.', "lind"),
        ('It was named the "gift of the year" by Lind.', "lind"),
        ('Lind\'s office disputes it. In a reply, it called the story "colourful".', "Lind's office"),
        ('In a statement, the ministry called it "late".', "the ministry"),
        ('The embassy calls this "routine".', "The embassy"),
        ('Karr and Lind were asked who won.\n\nLind: "Nobody."', "lind"),
        ('Karr spoke. Lind said that Karr had agreed to meet "soon enough".', "lind"),
        ('Lind told of what she described as "looting" by Karr.', "lind"),
        ('Karr spoke. A guard at the gate was blunter: "They will lose."', "A guard at the gate"),
        ('The governor, a friend who has called Lind "the boss", left.', "The governor"),
        ('Karr declined to comment but said that the minister "reads all his mail".', "karr"),
        ('Lind announced a vote on a motion calling Karr "useless".', "a motion"),
        ('"I am 19," Lind answers.', "lind"),
        ('"I am 19," jokes Lind.', "lind"),
        ('The war is, in the words of a diplomat, "too profitable". "We wait," he added.', "a diplomat"),
        ('Karr was late. Its envoy, former president Ida Renn, urged them to "pick up a pen".', "Ida Renn"),
        ('Karr spoke. Her neighbour, a tailor, said that it was "over".', "Her neighbour"),
        ('Osway, whose troops reached the east bank in May, spoke of "a misunderstanding".', "Osway"),
        ('"We slept," said one of the wounded guards, who gave no name.', "one of the wounded guards"),
        ('Deputy Secretary of State Ida Renn was late. "I will not say," she said.', "Ida Renn"),
        ('Sheriff Wade Till, whose men came first, has told all to go. "I ask," he told us.', "Wade Till"),
        ('In Tolm the ambassador, Sir Percy Hale, found him "insolent, tireless and right".', "Percy Hale"),
        ('Officials in Karr have long feared a "war by other means".', "Officials"),
        ('The minister, Ida Renn, has cancelled a trip. She "wishes to be near a telephone".', "Ida Renn"),
    ],
)
def test_speakers(text: str, who: str) -> None:
    assert speaker(text) == who


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Lind came.\n“We Will Listen”\nKarr left.", "heading"),
        ('Oster fired a rocket, sending a clear message: "We are here."', "message read into a deed"),
        ('Lind wrote a book, "The Long Way Home".', "title"),
        ("The so-called 'quiet rules' hold.", "nickname"),
        ('Viktor "the Bear" Orlo came.', "nickname"),
        ('The word "peace" was not in it.', "word spoken of"),
        ('The "reform" is over.', "no speaker"),
        ('The pact, known formally as the "Joint Plan of Action", is dead.', "nickname"),
        ('The crisis was dubbed the "bread spring".', "nickname"),
        ('The guild - it calls itself "the Brotherhood" - refused.', "nickname"),
        ('In "The Long Frost", Lind argues that it is late.', "title"),
        ('Later, Lind wrote "The Price of Bread".', "title"),
        ('Quill has recalled its envoy over "unpaid bills".', "no speaker"),
        ('The claims of "torture" are old.', "no speaker"),
        ('Minister Ida Renn left. She fell over "cash for visas and cars".', "no speaker"),
        ('Minister Ida Renn kept to the "one land, two rivers" policy.', "no speaker"),
    ],
)
def test_words_that_nobody_said(text: str, rule: str) -> None:
    quotation = drafted(text).quotations[0]
    assert not quotation.spoken
    assert [each.rule for each in quotation.suggestions] == [rule]


@pytest.mark.parametrize(
    ("words", "manner"),
    [("likely", "partial"), ("a real sense of peace", "partial"), ("We go now.", "verbatim")],
)
def test_manner(words: str, manner: str) -> None:
    assert drafted(f'Lind said it was "{words}"').quotations[0].manner == manner


def test_an_utterance_that_it_may_be_comes_with_its_score() -> None:
    said = made_up_quote("home", "We will never go home without an answer to our offer")
    known = Known(KNOWN.actors, (made_up_event("offer", utterances=(said,)),))
    found = draft("“We'll never go home without an answer,” Lind said.", None, known).quotations[0]
    best = found.suggestions[-1]
    assert (best.event, best.utterance, best.rule) == ("offer", "home", "likeness")
    assert best.score is not None
    assert best.score > 0.5
