"""The quarter with an account: what is said of it in words, and its page."""
