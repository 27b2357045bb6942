"""`newswire restore`: the parts of all services, one after the other."""
