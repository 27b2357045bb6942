"""Knowledge of single sites: their rules, and lines that they repeat."""
