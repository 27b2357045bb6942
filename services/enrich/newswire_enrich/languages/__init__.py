"""What language a text is in, and what languages say: agencies, months, verbs of saying."""
