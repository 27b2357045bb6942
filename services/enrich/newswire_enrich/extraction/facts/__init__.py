"""Facts that a page states about its article: titles, authors, dates, kind."""
