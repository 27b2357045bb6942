-- Filing ends for now.  ARGV: the shard where it goes on, -1 where all were looked at.
local key = P .. 'registry-files'
if ARGV[1] == '-1' then
  redis.call('HDEL', key, 'shard')
  redis.call('HSET', key, 'round_ms', now_ms())
else
  redis.call('HSET', key, 'shard', ARGV[1])
end
redis.call('DEL', key .. ':lease')
