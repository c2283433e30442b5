-- selectOrganisation
select "name", "demonstration"
from "organisation";
