-- selectRowsNearDue
select "organisation_id" as "organisationId", "id", "starts_on" as "startsOn", to_char(plan_row.created_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "madeOn", "deadline", "evaluate_on" as "evaluateOn", "effect", "status"
from "plan_row"
where (("status" in ($1, $2)
and (deadline <= $3::date + 14 or coalesce(starts_on, created_at::date) <= $4::date - 80)) or ("evaluate_on" <= $5
and "effect" is null))
order by "organisation_id", "id";

-- selectRowForMail
select "plan_row"."number", "title", "owner", "owner_email" as "ownerEmail", "unit"."name" as "unitName", "account"."email", "account"."language"
from "plan_row"
inner join "unit" on "unit"."organisation_id" = "plan_row"."organisation_id"
and "unit"."id" = "plan_row"."unit_id"
left join "account" on "account"."organisation_id" = "plan_row"."organisation_id"
and ("account"."id" = "plan_row"."created_by" or "account"."name" = "plan_row"."owner" or "account"."email" = lower(plan_row.owner))
and "account"."disabled_at" is null
where "plan_row"."id" = $1
order by account.id = plan_row.created_by
limit $2;

-- announceDue
(runs at once; see queries.ts);

-- selectRowChecks
select "months"
from "plan_check"
where "row_id" = $1;

-- insertReminder
insert into "plan_reminder" ("organisation_id", "row_id", "kind", "due_on")
values ($1, $2, $3, $4)
on conflict do nothing
returning "row_id";
