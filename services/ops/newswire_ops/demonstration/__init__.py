"""The demonstration: a sample newsroom on loopback, taken in by the real embedded stack."""
