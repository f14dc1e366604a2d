"""A list of sales on its way into the book: what was read, which customer is which account, what changes."""
