"""Conversations on the screen."""
