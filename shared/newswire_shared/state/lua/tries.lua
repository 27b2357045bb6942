-- Counts a failed try.  ARGV: capture, stage.  A message without a capture is not counted here.
local key = capture_key(ARGV[1])
if not capture_state(ARGV[1]) then return 1 end
return redis.call('HINCRBY', key, 'tries:' .. ARGV[2], 1)
