"""diplotrack: a chronology of diplomatic events that can be checked line by line."""

__version__ = "0.1.0"
