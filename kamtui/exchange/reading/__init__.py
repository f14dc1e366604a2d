"""Tables in files as people have them: their text, columns and cells."""
