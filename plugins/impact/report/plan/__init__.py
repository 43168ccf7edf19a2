"""The plan: how it all fits together, goals and partners."""
