"""A static website: a `Timeline` in, files out, each its path in a folder and its pieces.

`whole` puts it together; every kind of page has a module and a template of its own. Pages hold no script,
and lead to each other by relative addresses: the site works from any folder and any host.
"""
