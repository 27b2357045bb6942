"""The health of sources: what is the matter with them, since when, and what to do."""
