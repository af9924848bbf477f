"""TimelineJS: its JSON and its sheet."""
