"""What a reviewer sees of a claim, and what may be said of it. Pure, and shared by whoever asks and whoever reviews."""
