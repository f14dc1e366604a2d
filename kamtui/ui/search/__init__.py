"""Searching everything, and opening what was found."""
