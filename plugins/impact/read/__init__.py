"""Text → typed values that know their file and line; every problem gathered on the way."""
