-- selectConsent
select "given_at" as "givenAt"
from "norm_consent";

-- insertConsent
insert into "norm_consent" ("organisation_id", "given_at", "given_by")
values ($1, $2, $3)
on conflict ("organisation_id") do nothing;

-- deleteConsent
delete
from "norm_consent";

-- selectConsenting
select "organisation_id" as "id"
from "norm_consent"
order by "organisation_id";

-- selectMembers
select "id", "organisation_id" as "organisationId"
from "norm_member"
where "id" in ($1);

-- selectNewest
select "id", "definition"
from "campaign"
where "organisation_id" = $1
and "questionnaire_id" = $2
and "questionnaire_version" = $3
and "variant" = $4
and "status" = $5
and "closes_on" >= $6
order by "closes_on" desc
limit $7;

-- selectWholeHistograms
select scale, position::int, sum(people)::int as people
from block_histogram, unnest(histogram) with ordinality as bin (people, position)
where campaign_id = $1
and item = ''
group by scale, position
order by scale, position;

-- insertVersion
insert into "norm_version" ("id", "questionnaire_id", "questionnaire_version", "variant", "number", "made_at", "organisations")
values ($1, $2, $3, $4, $5, $6, $7);

-- insertFigures
insert into "norm_figure" ("id", "scale", "mean", "sd", "n_from", "n_to")
values ($1, $2, $3, $4, $5, $6);

-- insertMembers
insert into "norm_member" ("id", "organisation_id")
values ($1, $2);
