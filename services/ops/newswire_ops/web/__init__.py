"""The operator's page and its API, over HTTP: routes, templates, one stylesheet, one small script."""
