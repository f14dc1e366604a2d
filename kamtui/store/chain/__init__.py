"""The endless chain in the book."""
