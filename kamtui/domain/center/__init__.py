"""The buying center: who decides, who supports and who blocks, on any day."""
