-- Forgets what was told, unless it changed again since.  ARGV: entry and when, again and again.
for place = 1, #ARGV, 2 do
  if redis.call('ZSCORE', L .. 'outbox', ARGV[place]) == ARGV[place + 1] then
    redis.call('ZREM', L .. 'outbox', ARGV[place])
  end
end
return 1
