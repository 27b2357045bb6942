"""The newswire command and what the operator works with."""
