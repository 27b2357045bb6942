-- The paused stages and why, without those whose time is up: {stage, why, …}.
for _, stage in ipairs(redis.call('HKEYS', P .. 'pause-ends')) do pause_of(stage) end
return redis.call('HGETALL', P .. 'paused')
