"""What stands around every page, and the pages that are no list and no entry of the plan."""
