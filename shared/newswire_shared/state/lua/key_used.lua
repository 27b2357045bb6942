-- Notes that an access key was used just now.  ARGV: the key's id.
redis.call('HSET', P .. 'access-keys:used', ARGV[1], now_ms())
