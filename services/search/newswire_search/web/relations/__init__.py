"""What is around an article, over HTTP."""
