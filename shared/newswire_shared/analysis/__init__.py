"""Words as an index finds them: folded, stemmed, and in pairs where a script parts none."""
