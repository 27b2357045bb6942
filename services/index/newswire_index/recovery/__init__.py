"""The index comes back: from the archive's enriched copies, from a snapshot, and compared with what was accepted."""
