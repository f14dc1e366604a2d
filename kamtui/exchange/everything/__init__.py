"""The whole book, or all of one account, as it leaves the program and comes back: a folder of CSV files, a workbook, a document."""
