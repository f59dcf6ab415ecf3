"""Everybody for whom somebody files: what is known of them, who looks like whom, and what does not go together."""
