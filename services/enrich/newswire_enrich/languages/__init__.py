"""Languages: the one a text is written in, and tables of what each says: agencies, months, labels, verbs of saying."""
