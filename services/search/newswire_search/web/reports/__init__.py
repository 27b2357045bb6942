"""Reports of readers over HTTP."""
