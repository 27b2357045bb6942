"""Trends: what is written about more than its own past would let expect."""
