-- What became of captures of the sources that brought most.  ARGV: how many sources.  Shares no library: a scrape sends it.
-- Answers source, {end, number, …}, source, …, the one that brought most first.
local P, answer = KEYS[1], {}
for _, source in ipairs(redis.call('ZREVRANGE', P .. 'outcomes', 0, tonumber(ARGV[1]) - 1)) do
  answer[#answer + 1] = source
  answer[#answer + 1] = redis.call('HGETALL', P .. 'outcomes:' .. source)
end
return answer
