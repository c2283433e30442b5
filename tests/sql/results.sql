-- selectResponse
select sum("invited") as "invited", (select "counted"
from "tally"
where "tally"."campaign_id" = $1) as "counted"
from "campaign_unit"
where "campaign_unit"."campaign_id" = $2;

-- selectOrganisation
select "name", "sector", "size_class" as "sizeClass"
from "organisation";
