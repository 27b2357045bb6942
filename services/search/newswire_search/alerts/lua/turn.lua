-- The turn to match changes: taken, kept, or with 0 milliseconds given back.  ARGV: who, for how many ms.
-- Answers 1 if whoever asks had it, or nobody.
local key = P .. 'alerts:turn'
local holder = redis.call('GET', key)
if holder and holder ~= ARGV[1] then return 0 end
if ARGV[2] == '0' then
  redis.call('DEL', key)
else
  redis.call('SET', key, ARGV[1], 'PX', ARGV[2])
end
return 1
