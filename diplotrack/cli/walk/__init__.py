"""The walk through an article on a terminal: one sentence at a time, each answer saved at once.

`terminal` draws screens and reads keys, `questions` asks, `answers` knows what to ask, `walk` goes from one
sentence to the next.
"""
