"""The guards hold, and Textual still needs them.

A test named `..._still_...` fails as soon as Textual has mended the fault: then the guard goes.
"""
