"""The contracts every newswire service relies on."""
