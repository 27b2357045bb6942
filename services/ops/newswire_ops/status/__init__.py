"""The status of an installation: all that an operator sees at one look, for the page and for programs."""
