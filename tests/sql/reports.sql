-- selectOrganisation
select "name", "demonstration", "sector", "size_class" as "sizeClass"
from "organisation";
