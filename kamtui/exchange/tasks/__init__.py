"""Task lists, as people and programs keep them: what is to be done, for whom, by when."""
