"""The layers that every request and every answer pass."""
