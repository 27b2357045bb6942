-- Makes an article live again, in the story and as the copy that the index has it.  What is known stays.
-- ARGV: id, record with its times, seconds it lives on, version of signatures, terms (6 letters and a byte of weight
-- each), length of posting lists, id of its story, id of what it copies ('' for none), percent, kind.
-- Answers 1 where it was not known.
local id, record, ttl, most = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[6])

if take_down_of(id) then return 0 end

-- The number of a name, also of one whose article is forgotten.
local function number_of(name)
  local known = link_number(name)
  if known then return known end
  local given = string.match(name, '~(%d+)$') -- of a story that an editor began: no later one may get this number
  if given and tonumber(given) > tonumber(redis.call('GET', L .. 'n') or '0') then redis.call('SET', L .. 'n', given) end
  local number = tostring(redis.call('INCR', L .. 'n'))
  redis.call('SET', L .. 'i:' .. name, number, 'EX', ttl)
  return number
end

local number = number_of(id)
if link_record(number) then return 0 end
redis.call('SET', L .. 'i:' .. id, number, 'EX', ttl)
redis.call('SET', L .. 'a:' .. number, record, 'EX', ttl)

local _, published = struct.unpack('<dd', record)
local minute = published == 0 and 0 or math.max(1, math.floor(published / 60000))
local posting = struct.pack('<I4I4', tonumber(number), minute)
for at = 1, #ARGV[5], 7 do
  local key = L .. 't:' .. ARGV[4] .. ':' .. string.sub(ARGV[5], at, at + 5)
  redis.call('SET', key, string.sub((redis.call('GET', key) or '') .. posting, -most * 8), 'EX', ttl)
end

local story = number_of(ARGV[7])
if story ~= number then
  link_found(story) -- with its first article, where that is live
  redis.call('SET', L .. 'st:' .. number, story, 'EX', ttl)
  redis.call('HSET', L .. 's:' .. story, 'id', ARGV[7])
end
if story ~= number or redis.call('EXISTS', L .. 'm:' .. story) == 1 then
  redis.call('ZADD', L .. 'm:' .. story, link_time(record), number)
  link_touch(story, ttl)
end

if ARGV[8] ~= '' then
  local original = number_of(ARGV[8])
  redis.call('SET', L .. 'c:' .. number, string.format('%s %s %s %s', original, ARGV[9], ARGV[10], ARGV[8]), 'EX', ttl)
  redis.call('SADD', L .. 'f:' .. original, number)
  redis.call('EXPIRE', L .. 'f:' .. original, ttl)
end
return 1
