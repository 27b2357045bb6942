"""Who said what, who reported it, and the dates a text names: pure functions over a text and its entities."""
