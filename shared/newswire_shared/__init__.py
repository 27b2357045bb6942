"""Everything that services have in common, in rooms that are walled by what each may import."""
