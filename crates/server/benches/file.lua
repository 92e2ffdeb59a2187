-- For wrk: each request is the application of another family, with a surname, a СНИЛС and an idempotency key of its
-- own. BODY names the sample that is changed, RUN is a number that no earlier run on the same database had, and PAIRS,
-- where it is set, a file that takes the numbers and codes that were given.

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("*a")
  file:close()
  return text
end

local before, between, after =
  read(os.getenv("BODY")):match('^(.-"child%-surname":")[^"]*(".-"child%-snils":")[^"]*(".*)$')
local run = tonumber(os.getenv("RUN"))
local letters = { "а", "б", "в", "г", "д", "е", "ж", "з", "и", "к", "л", "м", "н", "о", "п", "р" }
local count = 0

local function surname(family)
  local name = "Ф"
  for _ = 1, 8 do
    name = name .. letters[family % 16 + 1]
    family = math.floor(family / 16)
  end
  return name
end

local function snils(family)
  local digits = string.format("%09d", 100000000 + family % 800000000)
  local sum = 0
  for place = 1, 9 do
    sum = sum + tonumber(digits:sub(place, place)) * (10 - place)
  end
  return string.format("%s-%s-%s %02d", digits:sub(1, 3), digits:sub(4, 6), digits:sub(7, 9), sum % 101 % 100)
end

function request()
  local family = run * 2000000 + count
  count = count + 1
  local headers = {
    ["content-type"] = "application/json",
    ["idempotency-key"] = string.format("load-%012d-0123456789", family),
  }
  local body = before .. surname(family) .. between .. snils(family) .. after
  return wrk.format("POST", "/api/v1/applications", headers, body)
end

if os.getenv("PAIRS") then
  local pairs = assert(io.open(os.getenv("PAIRS"), "w"))
  function response(status, _, body)
    if status == 201 then
      pairs:write(body:match('"number":"(%d+)"'), " ", body:match('"code":"(%d+)"'), "\n")
      pairs:flush()
    end
  end
end
