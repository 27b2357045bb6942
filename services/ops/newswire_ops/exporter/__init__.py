"""The exporter: what Prometheus sees of a stack, read in one round trip."""
