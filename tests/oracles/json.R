# Writes nested R lists as JSON with all digits of a double (base R only).
# Vectors of length one become scalars; wrap in I() to keep them arrays. Matrices become arrays of rows.
to_json <- function(x) {
  if (is.null(x)) return("null")
  if (is.matrix(x)) return(paste0("[", paste(apply(x, 1, function(row) to_json(I(row))), collapse = ","), "]"))
  if (is.list(x)) {
    items <- vapply(x, to_json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ","), "]"))
    return(paste0("{", paste0('"', names(x), '":', items, collapse = ","), "}"))
  }
  values <- if (is.character(x)) paste0('"', x, '"')
    else if (is.logical(x)) ifelse(is.na(x), "null", tolower(as.character(x)))
    else ifelse(is.finite(x), sprintf("%.17g", x), "null")
  if (length(values) == 1 && !inherits(x, "AsIs")) values else paste0("[", paste(values, collapse = ","), "]")
}

write_json <- function(x, file) writeLines(to_json(x), file)
