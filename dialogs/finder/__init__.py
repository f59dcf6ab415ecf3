"""The finder: questions about life, not law, and the claims that follow from the answers."""
