"""The HTTP application, and what surrounds every answer."""
