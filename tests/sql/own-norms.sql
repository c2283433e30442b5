-- selectNorms
select "id", "origin", "passport", "rows"
from "own_norm"
order by "created_at" desc, "id"
limit $1;

-- selectNorm
select "id", "origin", "passport", "rows"
from "own_norm"
where "id" = $1
limit $2;
