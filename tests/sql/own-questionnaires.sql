-- selectOwnVersions
select "questionnaire_id" as "id", "version", "file", "published_at" as "publishedAt"
from "own_questionnaire"
where "published_at" is not null
order by "published_at", "questionnaire_id", "version";
