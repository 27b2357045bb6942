"""The composition root of enrich: its use cases over ports, and the adapters that processes give them.

There is a module for each kind of process, so that none imports what only another needs: celery takes a command half
a second, the libraries of extraction as long again.  Nothing connects until a use case is called.
"""
