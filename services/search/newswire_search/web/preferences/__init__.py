"""What a person chooses of the pages, kept in the browser alone."""
