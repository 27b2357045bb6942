-- Makes an article known that a registry which was lost knew; what is known of it already stays.
-- ARGV: article, field, value, …; what files hold.  Answers 1, or 0 where it was known.
local needed = files_needed(ARGV, { ARGV[1] })
if needed then return needed end
if resolve(ARGV[1]) ~= ARGV[1] or is_known(ARGV[1]) then return 0 end
redis.call('HSET', article_key(ARGV[1]), unpack(ARGV, 2, #ARGV - 2))
ledger_shelve(ARGV[1])
return 1
