-- selectRuns
select "guide_run"."id", "guide", "unit_id" as "unitId", "unit"."name" as "unitName", "title", "finished_on" as "finishedOn", to_char(guide_run.created_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "startedOn"
from "guide_run"
inner join "unit" on "unit"."organisation_id" = "guide_run"."organisation_id"
and "unit"."id" = "guide_run"."unit_id"
order by "guide_run"."created_at" desc, "guide_run"."id"
limit $1;

-- selectSteps
select "run_id" as "runId", "step", "text", "done_on" as "doneOn"
from "guide_step"
order by "run_id", "step"
limit $1;

-- selectUnits
select "id", "parent_id" as "parentId"
from "unit";

-- insertRun
insert into "guide_run" ("organisation_id", "id", "guide", "unit_id", "title", "created_by", "created_at")
values ($1, $2, $3, $4, $5, $6, $7);

-- upsertStep
insert into "guide_step" ("organisation_id", "run_id", "step", "text", "done_on", "changed_by", "changed_at")
values ($1, $2, $3, $4, $5, $6, $7)
on conflict ("organisation_id", "run_id", "step") do update
set "text" = "excluded"."text", "done_on" = "excluded"."done_on", "changed_by" = "excluded"."changed_by", "changed_at" = "excluded"."changed_at";

-- finishRun
update "guide_run"
set "finished_on" = $1
where "id" = $2;

-- deleteRun
delete
from "guide_run"
where "id" = $1;
