"""Theme reviews, and the sheet to print before the next one."""
