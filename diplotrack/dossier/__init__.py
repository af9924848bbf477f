"""The dossier's files: which they are, what they hold, and what is wrong in them."""
