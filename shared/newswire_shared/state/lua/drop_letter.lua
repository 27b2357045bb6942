-- Gives a letter up for good, unless somebody else replayed or dropped it.  Its capture's record, which stays dead,
-- expires.  ARGV: letter id, capture or '', seconds that the record is kept.
if redis.call('ZREM', P .. 'dead', ARGV[1]) == 0 then return 0 end
redis.call('DEL', P .. 'dead:' .. ARGV[1])
if ARGV[2] ~= '' then redis.call('EXPIRE', capture_key(ARGV[2]), ARGV[3]) end
return 1
