"""Offices and other words for people: what stands in front of a name, and in place of one.

In: words of an article. Out: whether they are a title, and which persons "the foreign minister" can be. An
office is its head ("minister") and what narrows it ("foreign"); somebody holds it if the office that the
dossier or the article gives them has the same head, and every narrowing word of the one that was printed.
"""

from __future__ import annotations

import re

from diplotrack.drafting.vocabulary import words as listed

HEADS = (
    "chief of staff|president|premier|minister|secretary|chancellor|leader|dictator|king|queen|prince"
    "|princess|emir|sultan|emperor|pope"
    "|ambassador|envoy|negotiator|representative|commissioner|governor|mayor|senator"
    "|general|admiral|colonel"
    "|commander|captain|major|marshal|chief|chairman|chairwoman|chair|chairperson|speaker"
    "|director|judge|justice"
    "|prosecutor|attorney|spokesman|spokeswoman|spokesperson|adviser|advisor|aide"
    "|diplomat|official|lawmaker"
    "|analyst|professor|historian|researcher|expert|activist|journalist|reporter|editor|witness|resident"
    "|fisherman|farmer|soldier|officer|delegate|mediator|critic|lawyer|economist|deputy|counterpart|ally"
    "|rival|predecessor|successor|head|founder|owner|author|bishop|archbishop|imam|strongman|politician"
    "|congressman|congresswoman|scientist|engineer|driver|teacher|doctor|monitor"
    "|inspector|executive|banker|wife|husband|son|daughter|sister|brother"
    "|man|woman|source|insider|veteran|refugee|student|worker|captain|skipper|manager"
    "|candidate|opponent|widow|father|mother|person|shopkeeper|trader"
    "|sheriff|guard|warden|policeman|policewoman|nurse|ranger|survivor|victim|docker|sailor|pilot|priest"
    "|clerk|councillor|counsel|coordinator"
)
"""What a person can be, in the singular."""

LOWER_TITLE = rf"(?:(?:former |retired |acting |then )?(?:[a-z]+ ){{0,2}}?(?:{HEADS}) )?"
"""An office in small letters in front of a name, or nothing."""

PLURALS = (
    "officials|diplomats|ministers|leaders|reporters|analysts|experts|critics|witnesses"
    "|residents|lawmakers|aides"
    "|advisers|envoys|negotiators|sources|rebels|observers|supporters|opponents"
    "|organisers|organizers|protesters"
    "|authorities|police|investigators|prosecutors|scientists|farmers|fishermen|soldiers"
    "|monitors|allies|generals|newspapers|media|commentators|historians|economists|students|villagers|voters"
    "|locals|neighbours|neighbors|journalists|politicians|lawyers|workers|relatives|families"
    "|sheriffs|guards|wardens|policemen|policewomen|nurses|rangers|survivors|victims|dockers|sailors|pilots"
    "|priests|clerks|councillors|coordinators|refugees|delegates|ambassadors|senators|mediators"
)
"""People who are named only together."""

WRITTEN = (
    "statement|communique|letter|report|motion|resolution|petition|decree|document|declaration|editorial|leaflet"
    "|ruling|verdict|manifesto|memo|memorandum|draft"
)
"""What speaks in writing."""

BODIES = (
    "ministry|government|parliament|council|committee|commission|party|office|embassy|agency|cabinet"
    "|administration|delegation|opposition|militia|group|alliance|coalition|company|bank"
    "|movement|police|family|foundation|front|staff|crew|army|navy|military|court|senate"
    "|assembly|regime|side|secretariat|board|union|newspaper"
    f"|paper|broadcaster|palace|presidency|{WRITTEN}"
)
"""What speaks for several."""

SHORT = {
    "gen": "general", "col": "colonel", "capt": "captain", "adm": "admiral", "prof": "professor",
    "sen": "senator", "rep": "representative", "gov": "governor", "lt": "lieutenant",
    "sgt": "sergeant", "maj": "major",
}  # fmt: skip
"""Titles that are written with a full stop."""

_TITLE_WORDS = listed(
    "prime foreign deputy vice defence defense interior finance trade home first special"
    " chief supreme acting former"
    " unification justice health energy transport agriculture economy education culture"
    " labour labor state new"
    " assistant under permanent lady press national security military general army union"
    " attorney major lieutenant opposition reunification"
    " host outgoing incoming caretaker interim veteran visiting retired ousted exiled fellow longtime then ex"
    " north south east west us u.s uk eu un mr mrs ms dr sir dame lord professor reverend"
    " sheikh ayatollah the of and for affairs"
)
_HEADS = frozenset(HEADS.split("|"))
_HONORIFICS = frozenset(SHORT) | listed("mr mrs ms dr sir dame lord lady professor reverend sheikh ayatollah")
_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
_HEAD = re.compile(rf"\b(?:{HEADS}|{'|'.join(SHORT)})\b", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|in|at|to|from|with)\b|,")
_SAME = {
    "affairs": "",
    "external": "foreign",
    "defense": "defence",
    "labor": "labour",
    "reunification": "unification",
}
_NO_TITLES = listed("guard victim survivor docker")
_FEMALE = listed(
    "mrs ms dame lady queen princess chairwoman spokeswoman congresswoman wife daughter"
    " sister woman widow mother policewoman"
)
_MALE = listed(
    "mr sir lord king prince chairman spokesman congressman husband son brother man father fisherman"
    " policeman"
)
_STEM = 4
_SECONDS = frozenset({"vice", "deputy", "assistant"})
_EMPTY = listed("the a an of and for new then current former his her its their in to s")


def is_title(words: str) -> bool:
    """Tell whether words are an office and no name.

    >>> is_title("Foreign Minister"), is_title("Foreign Minister Lind"), is_title("North Korean leader")
    (True, False, True)
    """
    found = [word.casefold() for word in _WORD.findall(words)]
    if not found or found[-1] not in (_HEADS | _HONORIFICS) - _NO_TITLES:
        return False
    return all(
        word in _TITLE_WORDS or word in _HEADS or word == "s" or is_adjective(word) for word in found[:-1]
    ) or ("'s " in words)


def is_adjective(word: str) -> bool:
    """Tell whether a word may be the adjective of a country, by its ending.

    >>> is_adjective("Korean"), is_adjective("Lind")
    (True, False)
    """
    return (
        bool(
            re.fullmatch(
                r"\w+(?:[aeiou]an|ese|ish|[^aeiou]i|ian|man|ench|utch|eek|wiss"
                r"|ss)",
                word.casefold(),
            )
        )
        and word.casefold() not in _HEADS
    )


def gender_of(words: str) -> str | None:
    """Return "she" or "he" where an office or a form of address says so.

    >>> gender_of("chairwoman"), gender_of("minister")
    ('she', None)
    """
    found = {word.casefold() for word in _WORD.findall(words)}
    if found & _FEMALE:
        return "she"
    return "he" if found & _MALE else None


def core(words: str) -> tuple[str, frozenset[str]] | None:
    """Return the head of an office and the words that narrow it, or None if it has no head.

    >>> core("the foreign minister") == core("Minister of Foreign Affairs")
    True
    """
    of = _OF.search(words)
    heads = _HEAD.findall(words, 0, of.start() if of else len(words))
    if not heads:
        return None
    head = SHORT.get(heads[-1].casefold(), heads[-1].casefold())
    found = {_SAME.get(word, word) for word in map(str.casefold, _WORD.findall(words))}
    narrowed = found - _EMPTY - set(SHORT) - {head, ""}
    if head == "minister" and "prime" in narrowed:
        return "premier", frozenset(narrowed - {"prime"})
    return head, frozenset(narrowed)


def holds(printed: tuple[str, frozenset[str]], held: tuple[str, frozenset[str]]) -> bool:
    """Tell whether somebody who holds the one office can be called by the printed one.

    >>> holds(core("the minister"), core("Minister of Trade")), holds(core("the minister"), core("President"))
    (True, False)
    """
    if printed[0] != held[0] or printed[1] & _SECONDS != held[1] & _SECONDS:
        return False
    return all(any(_alike(one, other) for other in held[1]) for one in printed[1])


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one, or as near as Korea and Korean."""
    return one == other or (min(len(one), len(other)) >= _STEM and one[:_STEM] == other[:_STEM])
