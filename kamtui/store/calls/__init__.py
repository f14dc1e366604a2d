"""Conversations in the book."""
