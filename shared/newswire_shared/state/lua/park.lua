-- Parks a message and takes the start back.
-- ARGV: queue, member, payload, wait in ms, capture or '', stage, field of the start count.
if ARGV[5] ~= '' then redis.call('HDEL', capture_key(ARGV[5]), ARGV[7]) end
due_put(ARGV[1], ARGV[2], now_ms() + tonumber(ARGV[4]))
redis.call('HSET', due_key(ARGV[1]) .. ':payload', ARGV[2], ARGV[3])
return 1
