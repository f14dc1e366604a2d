"""Accounts and people on the screen."""
