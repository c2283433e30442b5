-- selectCampaignStatus
select "status"
from "campaign"
where "id" = $1
and "status" <> $2;

-- selectInterpretations
select "i"."id", "i"."unit_id" as "unitId", "u"."name" as "unitName", "i"."reading", "i"."advice", "i"."limits", "i"."valid_until" as "validUntil", "i"."author_function" as "authorFunction", "i"."author_name" as "signedName", "a"."name" as "accountName", "i"."state", "i"."signed_at" as "signedAt"
from "interpretation" as "i"
inner join "campaign_unit" as "u" on "u"."organisation_id" = "i"."organisation_id"
and "u"."campaign_id" = "i"."campaign_id"
and "u"."unit_id" = "i"."unit_id"
inner join "account" as "a" on "a"."organisation_id" = "i"."organisation_id"
and "a"."id" = "i"."author_id"
where "i"."campaign_id" = $1
and ("i"."state" = $2 or ("i"."state" = $3
and "i"."author_id" = $4))
order by "u"."code", "i"."state";

-- upsertDraft
insert into "interpretation" ("organisation_id", "id", "campaign_id", "unit_id", "author_id", "reading", "advice", "limits", "valid_until", "author_function", "updated_at")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict ("organisation_id", "campaign_id", "unit_id", "author_id")
where "state" = $12 do update
set "reading" = $13, "advice" = $14, "limits" = $15, "valid_until" = $16, "author_function" = $17, "updated_at" = $18
returning "id";

-- selectOwnDraft
select "id", "unit_id" as "unitId"
from "interpretation"
where "campaign_id" = $1
and "id" = $2
and "author_id" = $3
and "state" = $4 for update;

-- replaceSigned
update "interpretation"
set "state" = $1, "updated_at" = $2
where "campaign_id" = $3
and "unit_id" = $4
and "state" = $5;

-- signDraft
update "interpretation"
set "state" = $1, "author_name" = $2, "signed_at" = $3, "updated_at" = $4
where "id" = $5
and "state" = $6;

-- withdrawSigned
update "interpretation"
set "state" = $1, "withdrawn_reason" = $2, "updated_at" = $3
where "campaign_id" = $4
and "id" = $5
and "state" = $6
returning "id";
