"""What an area's plan and posts are: typed, frozen values, without input or output."""
