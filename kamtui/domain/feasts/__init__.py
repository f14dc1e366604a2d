"""Feasts: birthdays, name days by the Bulgarian Orthodox calendar, and the days of firms (K17)."""
