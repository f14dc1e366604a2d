"""Accounts and people in the book."""
