"""Books of every earlier format, as SQL with data in them: what today's program must still open.

The book of today's format is written once, when its format is released, and never again:

    python -m tests.store.books.write tests/store/books/v1.sql
"""
