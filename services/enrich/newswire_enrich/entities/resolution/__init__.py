"""From names to entities."""
