"""Pictures of articles, fetched for readers, made small and kept: a reader's browser asks no site but ours."""
