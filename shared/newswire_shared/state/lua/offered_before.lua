-- What an offer came to earlier, under any id that its key led to since: what is pushed twice is one capture, also where
-- enrichment found meanwhile that its address is another's.  ARGV: key, slot; what files hold.
-- Answers {'taken down', article, ''}, {'known', article, capture}, or {} where it would be new.
local needed = files_needed(ARGV, { ARGV[1] })
if needed then return needed end
local article, last = ARGV[1], resolve(ARGV[1])
if (as_table(article_facts(last)).taken_down or '') ~= '' then return { 'taken down', last, '' } end
for _ = 0, LONGEST_ROW do -- from the key itself to where `resolve` ends
  local capture = capture_of(article, ARGV[2])
  if is_captured(capture) then return { 'known', last, capture } end
  article = onward(article)
  if not article then return {} end
end
return {}
