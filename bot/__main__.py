"""`python -m bot`."""

import gc

# Telegram's types are hundreds of models, built on import and kept. Looking for garbage among them meanwhile takes a
# quarter of the start.
gc.disable()
from bot.cli import app  # noqa: E402  # as said above

gc.freeze()
gc.enable()
app()
