"""What all tables of open data share, and the page that explains them."""
