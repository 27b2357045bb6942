"""Sources as their articles show them: how much, how late, in which languages, and what is copied of whom."""
