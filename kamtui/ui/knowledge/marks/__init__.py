"""All accounts by the marks of a key account: what the marks say, beside what each is marked as."""
