-- Where articles are placed.  ARGV: ids.  Answers, for each that is known: id, story, original or '', percent, kind.
local answer = {}
for _, id in ipairs(ARGV) do
  local number = link_number(id)
  if number and link_record(number) then
    local copies = redis.call('GET', L .. 'c:' .. number) or ''
    local _, percent, kind, original = string.match(copies, '^(%d+) (%d+) (%l+) (.*)$')
    answer[#answer + 1] = { id, link_story_id(link_story(number)), original or '', percent or '', kind or '' }
  end
end
return answer
