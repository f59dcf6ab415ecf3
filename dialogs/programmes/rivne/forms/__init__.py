"""The forms of the order, one file each."""
