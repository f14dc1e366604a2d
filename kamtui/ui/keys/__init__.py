"""Every key: its id, action, footer label and sentence, defined once, in the module of its subject.

The footer, `?`, the command palette, `kamtui keys`, the README's table and the `[keys]` of the configuration file
all come from here. No Textual but in `keymap`, so that the command line can print the keys at once.
"""
