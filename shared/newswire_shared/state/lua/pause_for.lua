-- Pauses a stage that is not paused, for a time at most.  ARGV: stage, why, ms.  Answers 1 if it was not.
if pause_of(ARGV[1]) ~= '' then return 0 end
redis.call('HSET', P .. 'paused', ARGV[1], ARGV[2])
redis.call('HSET', P .. 'pause-ends', ARGV[1], now_ms() + ARGV[3])
return 1
