"""Visitors of the operator's page: who they are by their key, what they may, and that a form is theirs."""
