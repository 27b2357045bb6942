"""The texts that an article had, and how one differs from another."""
