-- Writes a dead letter and ends its capture.
-- ARGV: letter id, letter as JSON object of strings, capture or '', stage or '', reason or '', pause share, least.
local now = now_ms()
local capture, stage = ARGV[3], ARGV[4]
if capture ~= '' then
  local state = capture_state(capture)
  if state and ledger_is_past(state, stage) then return state end
  ledger_advance(capture, 'dead', {}, ARGV[5], 0, now, stage)
end
local letter = P .. 'dead:' .. ARGV[1]
for field, value in pairs(cjson.decode(ARGV[2])) do redis.call('HSET', letter, field, value) end
redis.call('HSET', letter, 'died_ms', now)
redis.call('ZADD', P .. 'dead', now, ARGV[1])
if capture ~= '' then
  local rate = ledger_rate(stage, 'dead', now)
  local dead = tonumber(redis.call('HGET', rate, 'dead'))
  local passed = tonumber(redis.call('HGET', rate, 'passed') or '0')
  if dead >= tonumber(ARGV[7]) and dead > tonumber(ARGV[6]) * (dead + passed) then
    pause_of(stage) -- one whose time is up must not stand in for this one
    redis.call('HSETNX', P .. 'paused', stage, dead .. ' of ' .. (dead + passed) .. ' messages died within a minute')
  end
end
return 'dead'
