-- A run was written and will last: whoever asks must know it from now on, and what it holds leaves, unless it has changed.
-- ARGV: the run's number, then for each row 's', id, what was packed, or 't', key, article, all in bytes.
local files = P .. 'registry-files'
if tonumber(redis.call('HGET', files, 'version') or '0') < tonumber(ARGV[1]) then
  redis.call('HSET', files, 'version', ARGV[1])
end
for place = 2, #ARGV, 3 do
  local kind, id, value = ARGV[place], unpacked_id(ARGV[place + 1]), ARGV[place + 2]
  if kind == 's' and redis.call('HGET', shelf_key(id), ARGV[place + 1]) == value then
    redis.call('HDEL', shelf_key(id), ARGV[place + 1])
    redis.call('INCRBY', P .. 'shelf', -1)
  elseif kind == 't' and not is_open(id) and redis.call('GET', P .. 'alias:' .. id) == unpacked_id(value) then
    redis.call('DEL', P .. 'alias:' .. id)
    redis.call('SREM', P .. 'ties', id)
  end
end
