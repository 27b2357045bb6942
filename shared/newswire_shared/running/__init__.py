"""The needs of a running process: its assembly, the embedded broker, logs, the console, and checks."""
