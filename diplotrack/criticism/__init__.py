"""Criticism: what in a dossier contradicts itself, and where it is thin. A `Timeline` in, findings out.

`contradictions` puts together what `reported`, `wordings`, `offices` and `orders` find; `gaps` and
`silences` look for what is missing. All are pure, and claim only what is certain.
"""
