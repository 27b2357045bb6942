-- Adds changes to the log of operators' edits of entities; none if the log does not hold as many as are known.
-- ARGV: how many are known, the version of what is then in force, then number and change by turns.
local log = P .. 'entity-edits'
if redis.call('HLEN', log) ~= tonumber(ARGV[1]) then return 0 end
for i = 3, #ARGV, 2 do
  if redis.call('HEXISTS', log, ARGV[i]) == 1 then return 0 end
end
for i = 3, #ARGV, 2 do redis.call('HSET', log, ARGV[i], ARGV[i + 1]) end
redis.call('SET', log .. ':version', ARGV[2])
return 1
