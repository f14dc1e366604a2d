"""Spreadsheets: what is in them measured first, their cells turned into those of a CSV file, the sheet that is meant."""
