-- selectPublishedAnalyses
select "cell"
from "published_analysis"
where "campaign_id" = $1
and ("unit_id" is null or "unit_id" in ($2))
and "release_id" = (select "id"
from "release"
where "campaign_id" = $3
order by "number" desc
limit $4)
order by "kind", "scale", "unit_id";
