-- selectPublishedCampaign
select "id", "title", "status", "opens_on" as "opensOn", "closes_on" as "closesOn", "questionnaire_id" as "questionnaireId", "definition", "scales", "norm_id" as "normId"
from "campaign"
where "id" = $1
and "status" <> $2;

-- selectPrevious
select "id", "title", "definition"
from "campaign"
where "questionnaire_id" = $1
and "status" = $2
and "closes_on" < $3
and cardinality("scales") = $4
order by "closes_on" desc
limit $5;

-- selectEarlier
select *
from (select "id", "title", "closes_on" as "closesOn", "definition"
from "campaign"
where "questionnaire_id" = $1
and "status" = $2
and "closes_on" < $3
and cardinality("scales") = $4
order by "closes_on" desc
limit $5) as "earlier"
order by "closesOn";

-- selectNewestReleases
select distinct on ("r"."campaign_id") "r"."campaign_id" as "campaignId", "r"."id", "r"."released_at" as "releasedAt"
from "release" as "r"
where "r"."campaign_id" in ($1)
and exists (select "c"."release_id"
from "published_cell" as "c"
where "c"."organisation_id" = "r"."organisation_id"
and "c"."release_id" = "r"."id")
order by "r"."campaign_id", "r"."number" desc;

-- selectNormGroups
select "sector", "size_class" as "sizeClass"
from "organisation";

-- selectPooledVersions
select "id", "questionnaire_id" as "questionnaireId", "questionnaire_version" as "questionnaireVersion", "variant", "number", "made_at" as "madeAt", "organisations"
from "norm_version"
order by "made_at" desc, "number" desc
limit $1;

-- selectPooledFigures
select "id", "scale", "mean", "sd", "n_from" as "nFrom", "n_to" as "nTo"
from "norm_figure"
where "id" in ($1)
order by "scale";
