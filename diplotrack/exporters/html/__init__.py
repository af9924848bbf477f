"""Chronologies in HTML: a `Timeline` in, a page that needs nothing else out; what a website shares with it.

`page` writes the page. `entry.html.jinja` holds the macros with which one event is set, `look.css` how all
of it looks.
"""
