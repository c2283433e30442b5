-- selectPublishedAnalyses
select "cell"
from "published_analysis"
where "campaign_id" = $1
and ("unit_id" is null or "unit_id" in ($2))
order by "kind", "scale", "unit_id";
