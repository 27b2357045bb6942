-- Where articles are placed.  ARGV: ids.  Answers, for each that is known: id, story, original or '', percent, kind.
local answer = {}
for _, id in ipairs(ARGV) do
  local number = link_number(id)
  if number and link_record(number) then
    local original, percent, kind = unpack(link_copy(number))
    answer[#answer + 1] = { id, link_story_id(link_story(number)), original or '', percent or '', kind or '' }
  end
end
return answer
