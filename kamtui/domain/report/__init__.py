"""The report of a quarter with a customer: which days, what was sold in its quarters, what is said of it, what of it the customer sees."""
