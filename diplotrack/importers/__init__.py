"""Moving in: chronologies kept in other programs -> entries -> what a dossier holds."""
