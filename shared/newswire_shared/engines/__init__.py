"""The two search engines, as far as index and search share them: clients, files and the embedded schema."""
