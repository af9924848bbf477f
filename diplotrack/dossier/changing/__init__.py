"""Changes to the files: made in one place, checked before they are written, and remembered."""
