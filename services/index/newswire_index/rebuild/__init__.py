"""Sending what is indexed, or was, through enrichment again."""
