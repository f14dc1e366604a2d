"""What is done to several marked lines of any place, as one act and with one undo."""
