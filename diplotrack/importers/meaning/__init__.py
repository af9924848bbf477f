"""What the parts of a foreign entry mean, whatever its format: dates, names, articles, statuses, text."""
