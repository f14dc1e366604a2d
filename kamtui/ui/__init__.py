"""What a person sees and presses: places, dialogs, widgets, keys."""
