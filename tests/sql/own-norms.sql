-- selectNorms
select "id", "origin", "passport", "rows"
from "own_norm"
order by "created_at" desc, "id"
limit $1;
