"""What a page states of its article: titles, authors, dates, kinds."""
