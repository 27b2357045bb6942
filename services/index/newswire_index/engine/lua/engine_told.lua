-- How the engine is just now.  ARGV: why it does not serve, '' where it does.
return redis.call('HSET', P .. 'engine', 'why', ARGV[1], 'at', now_ms())
