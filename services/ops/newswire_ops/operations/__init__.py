"""Operations: what an operator does over the page or the API, each with who and when."""
