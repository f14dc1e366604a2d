"""A whole conversation in one line, as it is typed in a hurry (K16, K17, K20)."""
