"""Open data as files: spreadsheets, JSON, a data package, grants and a calendar."""
