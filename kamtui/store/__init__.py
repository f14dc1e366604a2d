"""The only part that knows SQL: the book's file, its unit of work, and one module per noun."""
