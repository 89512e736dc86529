-- Statistics over a list of measurements.

local samples = {}

function samples.sorted(list)
  local copy = table.move(list, 1, #list, 1, {})
  table.sort(copy)
  return copy
end

-- The quantile of a sorted list, interpolated.
function samples.quantile(sorted, share)
  local place = 1 + (#sorted - 1) * share
  local low = math.floor(place)
  local high = math.min(low + 1, #sorted)
  return sorted[low] + (sorted[high] - sorted[low]) * (place - low)
end

function samples.median(list) return samples.quantile(samples.sorted(list), 0.5) end

return samples
