-- What an offer came to earlier, under any id that its key led to since: what is pushed twice is one capture, also where
-- enrichment found meanwhile that its address is another's.  ARGV: key, slot.
-- Answers {'taken down', article, ''}, {'known', article, capture}, or {} where it would be new.
local article, last = ARGV[1], resolve(ARGV[1])
if as_table(article_facts(last)).taken_down then return { 'taken down', last, '' } end
for _ = 1, 17 do -- one more than `resolve` follows: the key itself
  local capture = capture_of(article, ARGV[2])
  if is_captured(capture) then return { 'known', last, capture } end
  article = redis.call('GET', P .. 'alias:' .. article)
  if not article then return {} end
end
return {}
