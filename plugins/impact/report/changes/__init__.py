"""What changed: kinds of change, and the reports that state them."""
