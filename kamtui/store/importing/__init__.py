"""Lists of records on their way into the book: what an import would do, and the act that does it."""
