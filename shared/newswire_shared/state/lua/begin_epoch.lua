-- Begins the epoch of the state now, unless it has begun.  ARGV: 1 where what was lost was brought back, else 0.
local epoch = P .. 'epoch'
if redis.call('HSETNX', epoch, 'since', string.format('%.0f', now_ms())) == 1 then
  redis.call('HSET', epoch, 'restored', ARGV[1])
  redis.call('HDEL', epoch, 'indexed', 'new')
end
