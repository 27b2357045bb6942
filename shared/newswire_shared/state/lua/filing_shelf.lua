-- What the shards from one on hold.  ARGV: number of a shard, most rows, which the last one may pass, most shards.
-- Answers {number of the next shard or -1, id in 16 bytes, what is packed, 1 if it has all that is known, …}.
local shard, rows = tonumber(ARGV[1]), 0
local last, answer = math.min(SHELF_SHARDS, shard + tonumber(ARGV[3])), { 0 }
while shard < last and rows < tonumber(ARGV[2]) do
  local shelf = redis.call('HGETALL', P .. 'shelf:' .. shard)
  for place = 1, #shelf, 2 do
    local facts = as_table(shelf_unpacked(unpacked_id(shelf[place]), shelf[place + 1]))
    answer[#answer + 1] = shelf[place]
    answer[#answer + 1] = shelf[place + 1]
    answer[#answer + 1] = facts.url and 1 or 0
    rows = rows + 1
  end
  shard = shard + 1
end
answer[1] = shard < SHELF_SHARDS and shard or -1
return answer
