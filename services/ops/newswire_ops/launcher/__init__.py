"""The launcher of the embedded stack: real processes, started, watched, restarted and stopped."""
