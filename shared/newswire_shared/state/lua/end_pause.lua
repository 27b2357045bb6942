-- Ends a pause that has this reason, and no other.  ARGV: stage, why.
if redis.call('HGET', P .. 'paused', ARGV[1]) == ARGV[2] then
  redis.call('HDEL', P .. 'paused', ARGV[1])
  redis.call('HDEL', P .. 'pause-ends', ARGV[1])
end
return 0
