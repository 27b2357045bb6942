"""Stories, as programs, people and terminals ask for them."""
