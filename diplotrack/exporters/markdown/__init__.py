"""A chronology to publish in CommonMark, and all else that speaks it: text in, Markdown out."""
