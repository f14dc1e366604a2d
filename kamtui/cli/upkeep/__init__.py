"""What keeps the book: its backups, what is in them, a restore, and the check that also repairs."""
