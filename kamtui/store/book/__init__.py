"""The book's file: opening, the unit of work, the journal, tables, search, backup, check and rescue."""
