"""Posts: the page of each, lists of them, and posts as open data."""
