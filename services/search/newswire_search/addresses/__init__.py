"""The addresses of articles: from any of them to the article."""
