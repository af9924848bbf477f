"""Documents that people print, edit and calculate in: a `Timeline` in, pieces of a binary file out."""
