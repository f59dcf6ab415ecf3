"""The people for whom a person files: who they are, whose each claim is, and what one of them tells for another."""
