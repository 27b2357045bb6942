"""Stories as editors change them."""
