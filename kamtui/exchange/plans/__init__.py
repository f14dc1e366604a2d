"""Lists of plans: what each account is to buy and earn in a month or a year."""
