"""Files out: the whole book or one account, what lies ahead, who can be reached."""
