"""What changed in the index, in the order in which it did."""
