"""The rules by which printed phrases become dates; `diplotrack.dates.printed` asks them."""
