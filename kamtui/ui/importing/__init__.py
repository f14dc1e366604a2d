"""Bringing in a list: picked by keyboard, seen before it is taken, answered with one key each."""
