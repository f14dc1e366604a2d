"""Files in: lists of every kind, a folder with a whole book, and the matches that imports remember."""
