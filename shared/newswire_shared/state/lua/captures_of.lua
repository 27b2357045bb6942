-- The last captures of an article, the newest first.  ARGV: article; what files hold.
local needed = files_needed(ARGV, { ARGV[1] })
if needed then return needed end
return captures_of(ARGV[1])
