"""Feasts: who has one, greeting, and what the book keeps of name days."""
