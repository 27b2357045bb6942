"""The console: output for the person at a command, and escapes for what would steer a terminal."""
