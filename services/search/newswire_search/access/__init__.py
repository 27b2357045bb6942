"""Who may ask, and how much of it."""
