"""Contact cards (vCard 2.1, 3.0, 4.0), as phones and address books write them, read as the rows of a table."""
