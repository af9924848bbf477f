"""Answers to single questions, for other programs: what a command found in, JSON, CSV, Markdown, … out."""
