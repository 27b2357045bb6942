"""The contracts of all services: values, messages, names and settings.  Standard library and pydantic only."""
