-- Has a story told to the index again.  ARGV: its number.  Answers 1 where it ever changed, as else no index knows it.
if redis.call('HEXISTS', L .. 's:' .. ARGV[1], 'version') == 0 then return 0 end
link_outbox('story ' .. ARGV[1], now_ms())
return 1
