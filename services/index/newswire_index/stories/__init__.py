"""Stories, and where articles are placed."""
