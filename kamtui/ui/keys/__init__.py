"""Keys: what each does, and how one is read."""
