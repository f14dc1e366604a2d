"""The backups of the book: the list with what is in each, what differs, and the way back to one."""
