"""Bringing in a list."""
