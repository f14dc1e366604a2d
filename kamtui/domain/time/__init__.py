"""Days, moments, months and what comes again: as people type them and as they read them."""
