-- Gives a story the facts that the index has of it, once its articles are live again.  What is known stays.
-- ARGV: id, seconds it lives on, version, 1 where it is locked, id of the story that it follows or '', its merges (one
-- a line: ms, size, id).  Answers 1 where linking knows it.
local id, ttl, version = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local story = link_number(id)
if not story then return 0 end
local key = L .. 's:' .. story
link_found(story)
redis.call('HSET', key, 'id', id)
if version > tonumber(redis.call('HGET', key, 'version') or '0') then
  redis.call('HSET', key, 'version', string.format('%d', version))
end
if ARGV[4] == '1' then redis.call('HSETNX', key, 'locked', '1') end
if ARGV[5] ~= '' then redis.call('HSETNX', key, 'follows', ARGV[5]) end
if ARGV[6] ~= '' then redis.call('HSETNX', key, 'history', ARGV[6]) end
each_line(ARGV[6], function(line)
  local absorbed = string.match(line, '^%d+ %d+ (.*)$')
  local number = link_number(absorbed)
  if not number then
    number = tostring(redis.call('INCR', L .. 'n'))
    redis.call('SET', L .. 'i:' .. absorbed, number, 'EX', ttl)
  end
  -- an old name leads on, unless an article of that number says so already, or has a story of its own by now
  if link_alive(number) == number and redis.call('EXISTS', L .. 'm:' .. number) == 0 and number ~= story then
    redis.call('SET', L .. 'alias:' .. number, story, 'EX', ttl)
  end
end)
link_touch(story, ttl)
return 1
