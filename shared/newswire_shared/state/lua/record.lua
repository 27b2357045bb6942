-- The record of a capture.  ARGV: capture.  Answers {field, value, …}, and nothing where it is not known.
return capture_record(ARGV[1])
