"""What happens beside the conversation: files in, packages out, reminders, upkeep."""
