"""The endless chain: who named whom, and what came of it."""
