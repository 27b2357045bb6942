-- Says what an article copies and which story it belongs to.  Safe to repeat; an editor's word stands above it.
-- ARGV: id, seconds it lives, number of an article of the story to join ('' for none), whether it may leave its story,
-- id of a story that it follows or '', copies (one a line: number, similarity in percent, kind if the article is the
-- copy, kind if it is the original), seconds until a second look or ''.
-- Answers the id of its story and what it copies (id, percent, kind); what changed for others is in the outbox.
local id, ttl, target, may_leave = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4] == '1'
local number = link_number(id)
if not may_leave then link_deciding = number end
local record = number and link_record(number)
if not record then return {} end
local now = now_ms()
if ARGV[7] ~= '' then redis.call('ZADD', L .. 'again', 'NX', now + ARGV[7] * 1000, id) end

local function is_earlier(a, b)
  local one, other = link_time(a), link_time(b)
  if one ~= other then return one < other end
  return link_id(a) < link_id(b)
end

local function copy_of(n, original, original_id, percent, kind)
  local value = string.format('%s %s %s %s', original, percent, kind, original_id)
  local before = redis.call('GET', L .. 'c:' .. n)
  redis.call('SET', L .. 'c:' .. n, value, 'EX', ttl)
  redis.call('SADD', L .. 'f:' .. original, n)
  redis.call('EXPIRE', L .. 'f:' .. original, ttl)
  if n ~= link_deciding and before ~= value then link_outbox('copy ' .. n, now) end
end

-- Everything that copied `old` copies `new` from now on.
local function reroot(old, new, new_id, percent, kind)
  local function point(n, p, k)
    if link_record(n) then copy_of(n, new, new_id, p, k) end
  end
  for _, n in ipairs(redis.call('SMEMBERS', L .. 'f:' .. old)) do
    local _, p, k = string.match(redis.call('GET', L .. 'c:' .. n) or '', '^(%d+) (%d+) (%l+)')
    if n ~= new then point(n, p or percent, k or kind) end
  end
  redis.call('DEL', L .. 'f:' .. old)
  point(old, percent, kind)
end

local earlier, later = nil, {}
each_line(ARGV[6], function(line)
  local n, percent, as_copy, as_original = string.match(line, '^(%d+) (%d+) (%l+) (%l+)$')
  local copies = redis.call('GET', L .. 'c:' .. n)
  local found = link_record(n)
  if not found or n == number or copies then return end  -- a copy by now: its original is among the candidates too
  if is_earlier(found, record) then
    if not earlier or tonumber(percent) > tonumber(earlier[2])
        or (percent == earlier[2] and is_earlier(found, earlier[4])) then
      earlier = { n, percent, as_copy, found }
    end
  else
    later[#later + 1] = { n, percent, as_original }
  end
end)
if earlier then
  local before = redis.call('GET', L .. 'c:' .. number)
  local held = before and link_record(string.match(before, '^%d+'))
  if not held or is_earlier(earlier[4], held) then
    if before then redis.call('SREM', L .. 'f:' .. string.match(before, '^%d+'), number) end
    local original_id = link_id(earlier[4])
    reroot(number, earlier[1], original_id, earlier[2], earlier[3])
    redis.call('EXPIRE', L .. 'a:' .. earlier[1], ttl)
    redis.call('EXPIRE', L .. 'i:' .. original_id, ttl)
  end
elseif not redis.call('GET', L .. 'c:' .. number) then
  for _, other in ipairs(later) do reroot(other[1], number, id, other[2], other[3]) end
end

local function is_free(story) return not link_is(story, 'locked') end
local story = link_story(number)
local onto = target ~= '' and link_record(target) and link_story(target) or nil
local is_placed = redis.call('HEXISTS', L .. 'moved', id) == 1
if not is_placed and is_free(story) and onto ~= story then
  local may_join = onto and is_free(onto) and not link_apart(story, onto)
  local is_shared = link_size(story) > 1
  if may_leave and is_shared and (may_join or (not onto and link_has_own(number))) then
    link_take(number, story, now)
    story = number
    if may_join then
      link_found(onto)
      link_place(number, onto, ttl)
      link_changed(onto, now)
      link_touch(onto, ttl)
      story = onto
    end
  elseif may_join and not (may_leave and is_shared) and not (link_is(story, 'pinned') and link_is(onto, 'pinned')) then
    story = link_merge(story, onto, ttl, now)
  end
end
if ARGV[5] ~= '' and story == number and link_size(story) == 1 then
  if redis.call('HSETNX', L .. 's:' .. story, 'follows', ARGV[5]) == 1 then
    redis.call('HSET', L .. 's:' .. story, 'id', id)
    redis.call('EXPIRE', L .. 's:' .. story, ttl)
  end
end
return { link_story_id(story), link_copy(number) }
