"""Small bugs made on purpose, one at a time, to see which of them the tests find."""
