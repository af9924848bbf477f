"""Views: a model value goes in, lines come out, drawn for a terminal or plain for a pipe.

Widths are in terminal cells. Nothing here prints, or looks at the terminal, the clock or the environment.
"""
