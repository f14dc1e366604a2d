"""What the columns and rows of a list of sales mean: by their headers, and by what stands in them."""
