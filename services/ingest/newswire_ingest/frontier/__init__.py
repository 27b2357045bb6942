"""The frontier: addresses and polls in line at their hosts."""
