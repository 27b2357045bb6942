-- Forgets what was told, unless it changed again since; the lease ends.  ARGV: token, then what and since when.
for place = 2, #ARGV, 2 do
  if redis.call('ZSCORE', L .. 'outbox', ARGV[place]) == ARGV[place + 1] then
    redis.call('ZREM', L .. 'outbox', ARGV[place])
  end
end
if redis.call('GET', L .. 'outbox:lease') == ARGV[1] then redis.call('DEL', L .. 'outbox:lease') end
return {}
