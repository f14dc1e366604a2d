"""The quarter with an account, in the interface."""
