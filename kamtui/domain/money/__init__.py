"""Sales and plans by month, and what they say."""
