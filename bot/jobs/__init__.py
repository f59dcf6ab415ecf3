"""What happens beside the conversation. A job is one thing for one person, kept until a worker has done it and tried
again with a growing pause (`worker.py`). A round is done now and then for all (`rounds.py`). `Jobs` runs both."""
