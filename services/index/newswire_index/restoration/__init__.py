"""What is left when the state was lost: what the index holds, and what the archive holds beyond it."""
