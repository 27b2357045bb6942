"""What a process needs to run: its assembly, the embedded broker, logs, the console, and checks."""
