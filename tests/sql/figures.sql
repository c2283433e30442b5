-- selectPublishedSets
select "plans"
from "release"
where "campaign_id" = $1
order by "number" desc
limit $2;
