"""What leaves the program: copied, or handed to another one."""
