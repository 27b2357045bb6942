-- The article that each of some keys leads to, itself where nothing else is known.  ARGV: the keys; what files hold.
local wanted = { unpack(ARGV, 1, #ARGV - 2) }
local needed = files_needed(ARGV, wanted)
if needed then return needed end
for number, key in ipairs(wanted) do wanted[number] = resolve(key) end
return wanted
