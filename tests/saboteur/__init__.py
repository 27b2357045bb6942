"""Workers whose pages misbehave on purpose: real composition roots with one more stage in front."""
