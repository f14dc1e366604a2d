"""Whether two records are one, and what stays where they become one."""
