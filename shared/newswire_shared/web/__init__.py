"""The web as it may be reached: by guarded connections, within deadlines."""
