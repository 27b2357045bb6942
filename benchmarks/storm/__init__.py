"""Storms: the whole stack while everything that can break breaks, decided by a seed and judged from outside."""
