"""Finding records by words: the index, what a person types as its query, and what is found."""
