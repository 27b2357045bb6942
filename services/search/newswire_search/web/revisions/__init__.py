"""The texts that an article had, over HTTP."""
