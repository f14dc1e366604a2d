"""Each list of the program as one that leaves it: its columns, whole texts, days and amounts as values."""
