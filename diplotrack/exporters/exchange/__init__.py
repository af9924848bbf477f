"""Formats of other programs: a `Timeline` and its `Losses` in, pieces of a text out, event after event."""
