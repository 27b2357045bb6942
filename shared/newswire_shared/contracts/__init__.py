"""What every service agrees on: values, messages, names and settings.  Standard library and pydantic only."""
