"""The stages of enrichment, one function or callable value each; `pipeline.py` lists them in order."""
