"""Drafting: from an article's text to what a coder has to decide on; see `draft`."""
