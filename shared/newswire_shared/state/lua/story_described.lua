-- A story: id, size, its hash, and records of its articles.  ARGV: any id it had, most records.
local number = link_number(ARGV[1])
if not number then return {} end
local story = link_alive(number)
local members, records = link_members(story), {}
for place = math.max(1, #members - ARGV[2] + 1), #members do records[#records + 1] = link_record(members[place]) or nil end
local first = link_record(members[1])
if first and #members > tonumber(ARGV[2]) then records[#records + 1] = first end
if #records == 0 then return {} end
return { link_story_id(story), link_size(story), redis.call('HGETALL', L .. 's:' .. story), records }
