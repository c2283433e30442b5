-- selectNorm
select "id", "origin", "passport", "rows"
from "own_norm"
where "id" = $1
limit $2;

-- selectPooledVersions
select "id", "questionnaire_id" as "questionnaireId", "questionnaire_version" as "questionnaireVersion", "variant", "number", "made_at" as "madeAt"
from "norm_version"
order by "made_at" desc, "number" desc
limit $1;

-- selectPooledFigures
select "id", "scale", "mean", "sd", "n_from" as "nFrom"
from "norm_figure"
where "id" in ($1)
order by "scale";

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
