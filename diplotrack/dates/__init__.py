"""Dates as sources give them: vague where they are vague, and never padded to a day that nobody gave."""
