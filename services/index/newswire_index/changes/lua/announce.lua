-- Adds entries to the stream of changes, but for those that it has as the newest of their article or story: what a
-- worker announces again, because it was killed before it could say that it was done, keeps its number.
-- ARGV: entries kept, then for each entry JSON {about, mark, fields}: what it is about, and what tells it from others.
local stream, newest, bounds = P .. 'changes', P .. 'changes:newest', P .. 'changes:bounds'
local SLACK = 100 -- entries over the number before some are dropped: each time costs the same

if redis.call('EXISTS', bounds) == 0 then
  local first = redis.call('XRANGE', stream, '-', '+', 'COUNT', 1)[1] -- of an earlier release, which kept no bounds
  redis.call('HSET', bounds, 'after', first and first[1] or string.format('%.0f-0', now_ms() - 1))
end

for place = 2, #ARGV do
  local entry = cjson.decode(ARGV[place])
  local mark = string.match(redis.call('HGET', newest, entry.about) or '', ' (.*)$')
  if mark ~= entry.mark then
    local number = redis.call('XADD', stream, '*', unpack(entry.fields))
    redis.call('HSET', newest, entry.about, number .. ' ' .. entry.mark)
  end
end

local function about_of(fields)
  local named = as_table(fields)
  return named.kind == 'story' and 'story:' .. named.story_id or 'article:' .. named.article_id
end

local over = redis.call('XLEN', stream) - tonumber(ARGV[1])
if over > SLACK then
  local dropped = redis.call('XRANGE', stream, '-', '+', 'COUNT', over)
  for _, entry in ipairs(dropped) do
    local about = about_of(entry[2])
    if string.match(redis.call('HGET', newest, about) or '', '^%S+') == entry[1] then redis.call('HDEL', newest, about) end
  end
  redis.call('XTRIM', stream, 'MAXLEN', '=', tonumber(ARGV[1]))
  redis.call('HSET', bounds, 'after', dropped[#dropped][1])
end
