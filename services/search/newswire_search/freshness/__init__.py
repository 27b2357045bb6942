"""How fresh an answer is: what the index has, and what searches see of it."""
