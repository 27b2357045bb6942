-- Captures that entered a stage first, or were nudged in it.  ARGV: stage, most.
local most, found = tonumber(ARGV[2]), {}
local function gather(key, name)
  local words = redis.call('ZRANGE', key, 0, most - 1, 'WITHSCORES')
  for place = 1, #words, 2 do found[#found + 1] = { tonumber(words[place + 1]), name(words[place]) } end
end
gather(P .. 'inflight:' .. ARGV[1], tostring)
if ARGV[1] == 'fetch' then -- each bucket by its first: what is later than the first of so many is not among them
  for _, bucket in ipairs(redis.call('ZRANGE', P .. 'fresh-buckets', 0, most - 1)) do gather(fresh_set(bucket), unpacked_id) end
end
table.sort(found, function(one, other) return one[1] < other[1] end)
local ids = {}
for place = 1, math.min(most, #found) do ids[place] = found[place][2] end
return ids
