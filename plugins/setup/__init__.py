"""Makes ready what the other commands need; nothing here needs more than Python itself."""
