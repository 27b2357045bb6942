"""What is around an article: its copies, its story, what linking found, and the ends of its links."""
