"""What place 4 lists: terms, and the problems of all accounts."""
