"""Every command: what it is for, and where it is."""

from __future__ import annotations

SECTIONS = {
    "To ask": {
        "timeline": ("events", "Show what happened, in order."),
        "show": ("show", "Show everything about one event, actor, article or utterance."),
        "actors": ("listings", "List who takes part, with offices."),
        "quotes": ("listings", "List who said what, in every article's words."),
        "articles": ("listings", "List the articles."),
        "search": ("events", "Find words in titles, summaries, places and quotes."),
        "stats": ("stats", "Count the events by year, month, type, status, actor or article."),
        "date": ("dates", "Explain a date: what it means, and what a printed one suggests."),
    },
    "To weigh what articles say": {
        "compare": ("compare", "Compare what articles make of an utterance, an event, or a whole story."),
        "contradictions": ("criticism", "Show what contradicts itself, side by side, and what is settled."),
        "changes": ("changes", "Show what later articles added, confirmed, contradicted or dated anew."),
        "gaps": ("criticism", "Show where the dossier is thin."),
        "verify": ("verify", "Check that all that is cited stands in the articles' texts, as you have them."),
        "coverage": (
            "coverage",
            "Show how much of each article's text is cited, and each sentence that is not.",
        ),
    },
    "To encode and to change": {
        "new": ("founding", "Begin a dossier: its files, with examples in comments."),
        "encode": (
            "encode",
            "Encode an article: a draft of its file, and a walk through it, sentence by sentence.",
        ),
        "import": ("moving_in", "Move in a chronology that is kept in another program."),
        "add event": ("adding", "Add an event."),
        "add actor": ("adding", "Add an actor: a person, state, body, group or medium."),
        "add article": ("adding", "Add an article, without going through its text."),
        "add quote": ("adding", "Add a quote: the words in which an article prints an utterance."),
        "edit": ("editing", "Open a record in your editor, and take in what you wrote, if it is sound."),
        "rename": ("editing", "Give something another key, in every place where that stands."),
        "merge": ("editing", "Let two actors be one."),
        "rm": ("editing", "Take something out of the dossier, unless something else refers to it."),
        "undo": ("undo", "Take the last edit of the dossier's files back."),
    },
    "To keep in order": {
        "check": ("work", "Say what is wrong in the dossier's files, and where."),
        "format": ("format", "Write the dossier's files in one canonical form, comments kept."),
        "build": ("work", "Read the dossier's files and write the database anew."),
        "schema": (
            "founding",
            "Print the JSON Schema of a kind of file, for editors that complete and check it.",
        ),
    },
    "To publish": {
        "export": ("work", "Write a chronology to publish, or what there is, for other programs to read."),
        "picture": ("pictures", "Draw a picture of the events, as SVG or PNG."),
        "site": ("site", "Write a website: pages about every event, actor, article and quote."),
    },
}
"""Every command, by what one wants: the module of this room in which its function is, and its summary."""

COMMANDS = {name: command for section in SECTIONS.values() for name, command in section.items()}
"""The same without the sections."""

FAMILIES = {"add": "Add something to the dossier."}
"""What commands have in common whose names begin with the same word."""
