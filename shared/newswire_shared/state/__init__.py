"""The state in Redis: the client, the keys, the scripts, and an adapter for each port of accounting."""
