"""Any search as a feed, for readers of feeds, and as a table or lines, for programs that want all of it."""
