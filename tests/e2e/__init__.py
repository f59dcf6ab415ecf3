"""The running program, driven over HTTP as people drive it."""
