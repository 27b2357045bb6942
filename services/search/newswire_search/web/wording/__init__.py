"""The words of the pages: English in the templates, and a catalogue for each other language."""
