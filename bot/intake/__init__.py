"""From Telegram into the inbox, and from there to each person in turn."""
