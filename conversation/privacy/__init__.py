"""Out of the chat, out of sight, in time: quick exit, sweep, what is kept and for how long."""
