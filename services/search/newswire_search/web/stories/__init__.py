"""The addresses of stories: for programs and for people."""
