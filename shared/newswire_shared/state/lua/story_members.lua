-- The ids of a story's articles, the earliest published first.  ARGV: any id it had.
local number, answer = link_number(ARGV[1]), {}
if not number then return answer end
for _, n in ipairs(link_members(link_alive(number))) do
  local record = link_record(n)
  if record then answer[#answer + 1] = link_id(record) end
end
return answer
