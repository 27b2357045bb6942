"""The web: requests, what guards them, and robots.txt."""
