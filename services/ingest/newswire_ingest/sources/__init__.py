"""Sources: their declarations, and looks at what they offer."""
