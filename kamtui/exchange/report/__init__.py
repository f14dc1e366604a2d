"""The report of a quarter as a document: what stands in it, as Markdown and as a page to print."""
