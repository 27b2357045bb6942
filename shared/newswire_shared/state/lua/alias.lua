-- Ties an address that the web says is the same to an article.
-- ARGV: key of the other address, article, the other address' key in the scheme before or ''; what files
-- hold.
-- Answers the article that survives: the one known first.
local needed = files_needed(ARGV, { ARGV[1], ARGV[2], ARGV[3] })
if needed then return needed end
return tie(ARGV[1], ARGV[2], ARGV[3])
