"""The front page: the stories that lead now, and what else came, as programs and people ask for them."""
