"""Typing a figure into the months of an account."""
