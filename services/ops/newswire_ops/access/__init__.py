"""Access keys of programs, as the operator makes and revokes them."""
