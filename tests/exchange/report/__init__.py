"""The report of a quarter as a document."""
