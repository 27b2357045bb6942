"""The commands of ops."""
