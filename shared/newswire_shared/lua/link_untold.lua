-- What changed and was not told yet: of each its kind ('story' or 'copy'), its id and when.  ARGV: most.
local answer = {}
local waiting = redis.call('ZRANGE', L .. 'outbox', 0, ARGV[1] - 1, 'WITHSCORES')
for place = 1, #waiting, 2 do
  local kind, number = string.match(waiting[place], '^(%l+) (%d+)$')
  local record = link_record(number)
  local id = kind == 'story' and link_story_id(number) or record and link_id(record) or ''
  answer[#answer + 1] = { waiting[place], kind, id, waiting[place + 1] }
end
return answer
