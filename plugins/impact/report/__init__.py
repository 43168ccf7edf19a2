"""What each page says, as plain values: no template, no file, no address of this machine."""
