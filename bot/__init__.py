"""The bot: the only place that knows Telegram. It puts dialogs, storage and submission together."""

VERSION = "0.2.0"
