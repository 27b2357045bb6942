"""Collects news politely and queues raw articles."""
