"""What Telegram needs: how a screen is laid out, sent, edited, and tried again."""
