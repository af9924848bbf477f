"""Records as text: the one canonical form, comments kept."""
