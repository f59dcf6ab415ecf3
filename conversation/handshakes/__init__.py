"""What two people agree on: one offers by a link and a code, the other takes it, both confirm. Claims change hands
so, and so one person lets another help."""
