"""Faults: twelve of them, one after another, in a real installation of two machines, and who names each how soon."""
