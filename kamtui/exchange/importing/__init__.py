"""What the import of every kind of list has in common: its steps, what was said of names, the rows that are not taken."""
