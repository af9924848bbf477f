"""Where things stand in a picture: a `Timeline` in; lanes, marks and bars with their places out.

Pure layout: nothing here knows SVG, a page or a terminal, and all of them draw from it. The shape of a
mark says whether an event happened; its fill and its band say how well the day is known.
"""
