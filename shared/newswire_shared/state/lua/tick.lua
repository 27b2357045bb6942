-- Notes that a worker group took a tick.  ARGV: group.
return redis.call('HSET', P .. 'ticks', ARGV[1], now_ms())
