"""The import of lists in which a row is a record of an account: tasks, prospects, terms; what becomes of each row."""
