"""Another version of an index: made beside the one in use, put in its place, and gone back from."""
