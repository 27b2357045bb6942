-- The home of an article in the index, by whoever names one first.  A home of another length is of another partition and
-- counts as none.  ARGV: article, home; what files hold.
-- Answers the home that stands.
local needed = files_needed(ARGV, { ARGV[1] })
if needed then return needed end
local record = open_article(ARGV[1])
local home = redis.call('HGET', record, 'home') or ''
if #home == #ARGV[2] then return home end
redis.call('HSET', record, 'home', ARGV[2])
return ARGV[2]
