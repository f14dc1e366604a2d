"""The buying center in the book."""
