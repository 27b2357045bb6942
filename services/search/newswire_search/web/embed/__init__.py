"""Stories and searches for other sites: a page for their frames, and a fragment for their own pages."""
