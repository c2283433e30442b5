-- selectVersions
select "questionnaire_id" as "id", "version", "kind", "made_from" as "madeFrom", "remark", "account"."name" as "by", "own_questionnaire"."created_at" as "createdAt", "published_at" as "publishedAt", file -> 'title' as "title"
from "own_questionnaire"
inner join "account" on "account"."organisation_id" = "own_questionnaire"."organisation_id"
and "account"."id" = "own_questionnaire"."created_by"
order by "own_questionnaire"."created_at" desc, "questionnaire_id", "version"
limit $1;

-- selectVersion
select "questionnaire_id" as "id", "version", "kind", "made_from" as "madeFrom", "remark", "account"."name" as "by", "own_questionnaire"."created_at" as "createdAt", "published_at" as "publishedAt", file -> 'title' as "title", "file", "report"
from "own_questionnaire"
inner join "account" on "account"."organisation_id" = "own_questionnaire"."organisation_id"
and "account"."id" = "own_questionnaire"."created_by"
where "questionnaire_id" = $1
and "version" = $2
limit $3;

-- insertVersion
insert into "own_questionnaire" ("organisation_id", "questionnaire_id", "version", "kind", "made_from", "file", "report", "created_by", "created_at")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- lockQuestionnaire
select pg_advisory_xact_lock(hashtextextended($1, 0));

-- updateVersion
update "own_questionnaire"
set "file" = $1, "remark" = $2
where "questionnaire_id" = $3
and "version" = $4
and "published_at" is null;

-- publishVersion
update "own_questionnaire"
set "published_at" = $1
where "questionnaire_id" = $2
and "version" = $3
and "published_at" is null;

-- deleteVersion
delete
from "own_questionnaire"
where "questionnaire_id" = $1
and "version" = $2
and "published_at" is null;

-- selectFiles
select "id", "file_name" as "fileName", "created_at" as "createdAt"
from "instrument_draft"
order by "created_at" desc, "id"
limit $1;

-- selectFile
select "file_name" as "fileName", "draft", "report", "mapping"
from "instrument_draft"
where "id" = $1;

-- insertFile
insert into "instrument_draft" ("organisation_id", "id", "file_name", "draft", "report", "mapping", "created_by", "created_at")
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- updateMapping
update "instrument_draft"
set "mapping" = $1
where "id" = $2;

-- deleteFile
delete
from "instrument_draft"
where "id" = $1;
