-- selectNorm
select "id", "origin", "passport", "rows"
from "own_norm"
where "id" = $1
limit $2;

-- insertNorm
insert into "own_norm" ("organisation_id", "id", "origin", "campaign_id", "passport", "rows", "created_by", "created_at")
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- deleteNorm
delete
from "own_norm"
where "id" = $1;

-- selectNormOfCampaign
select "id"
from "own_norm"
where "campaign_id" = $1;

-- selectCampaign
select "id", "title", "status", "closes_on" as "closesOn", "definition"
from "campaign"
where "id" = $1
and "status" <> $2;

-- selectOrganisation
select "name"
from "organisation";
