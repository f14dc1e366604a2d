"""The rules of the book: no input, no output, no clock; the day is always an argument."""
