"""How a process is seen from outside: whether it lives, whether it is ready, and figures. Of people, nothing."""
