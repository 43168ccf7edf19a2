"""The words of the interface, each once, in a catalogue for each language."""
