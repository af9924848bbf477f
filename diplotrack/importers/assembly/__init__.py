"""What entries bring to a dossier: records under keys that are the same every time."""
