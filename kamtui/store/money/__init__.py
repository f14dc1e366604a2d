"""Sales and plans in the book."""
