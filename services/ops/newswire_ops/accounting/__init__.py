"""The ledger, letters and traces as an operator reads them."""
