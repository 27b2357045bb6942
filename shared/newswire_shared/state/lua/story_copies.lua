-- What articles copy: id of the original, percent, kind; nothing for one that is no copy.  ARGV: ids.
local answer = {}
for place, id in ipairs(ARGV) do answer[place] = link_copy(link_number(id) or '') end
return answer
