"""Markdown with YAML in front."""
