"""Texts to read over a place: help, and what is new."""
