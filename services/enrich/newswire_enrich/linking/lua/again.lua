-- Articles whose second look is due, each given out once.  ARGV: most.
local due = redis.call('ZRANGEBYSCORE', L .. 'again', '-inf', now_ms(), 'LIMIT', 0, ARGV[1])
for _, id in ipairs(due) do redis.call('ZREM', L .. 'again', id) end
return due
