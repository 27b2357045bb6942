"""The settings of all services: found, shown, checked, and written to a page."""
