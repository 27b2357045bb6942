"""What people decide of entities and stories."""
