"""Backups looked into, and put in the book's place."""
