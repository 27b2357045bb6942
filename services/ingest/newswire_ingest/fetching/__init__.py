"""Fetching what the frontier holds, and looking again later."""
