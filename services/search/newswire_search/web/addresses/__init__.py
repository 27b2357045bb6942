"""Articles by their addresses, over HTTP."""
