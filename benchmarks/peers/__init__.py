"""The best open tools for single parts of the work, each in an environment of its own, asked as newswire is."""
