"""How right newswire is, beside the best open tools: everything measured by one command and shown as one page."""
