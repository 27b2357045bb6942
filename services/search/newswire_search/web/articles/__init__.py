"""The addresses of articles: for programs and for people."""
