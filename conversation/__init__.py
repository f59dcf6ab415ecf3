"""The conversation with one person: what they did, what it means, what they see next. One transaction a turn."""
