"""What newswire costs, and what it survives."""
