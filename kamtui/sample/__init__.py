"""The sample book: what an invented salesperson wrote down, and the few functions that date it from today.

What is told stands in `story/`, as TOML, for people to read and change; `entries` says what can stand there,
`reading` reads it, and the other modules make it rows of a book. Nobody knows this package but the command
line and the tests.
"""
