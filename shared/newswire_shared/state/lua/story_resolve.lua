-- The story that survives of each id; an id that is not known stands for itself.  ARGV: ids of stories or articles.
local answer = {}
for place, id in ipairs(ARGV) do
  local number = link_number(id)
  local found = number and link_story_id(link_alive(number)) or ''
  answer[place] = found ~= '' and found or id
end
return answer
