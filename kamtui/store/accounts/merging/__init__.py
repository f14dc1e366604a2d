"""Records that are likely one: which they are, and how two become one."""
