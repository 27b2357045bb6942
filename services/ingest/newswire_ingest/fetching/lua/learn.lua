-- Changes numbers of a source's habit of editing.
-- ARGV: source, how many numbers there are, seconds that they are kept, then number (from 0), fade, what is added, …
local key, count = P .. 'edits:' .. ARGV[1], tonumber(ARGV[2])
local kept = cjson.decode(redis.call('GET', key) or '[]')
if #kept ~= count then -- none yet, or those of another release
  kept = {}
  for number = 1, count do kept[number] = 0 end
end
for at = 4, #ARGV, 3 do
  local number = tonumber(ARGV[at]) + 1
  kept[number] = kept[number] * tonumber(ARGV[at + 1]) + tonumber(ARGV[at + 2])
end
local words = {}
for number = 1, count do words[number] = string.format('%.4g', kept[number]) end
redis.call('SET', key, '[' .. table.concat(words, ',') .. ']', 'EX', tonumber(ARGV[3]))
return 1
