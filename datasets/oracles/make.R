# Prints the rows of values.csv that R sna gives, without a header; called by make.py.
suppressPackageStartupMessages(library(sna))

folder <- commandArgs(trailingOnly = TRUE)[1]
version <- as.character(packageVersion("sna"))

quoted <- function(text) paste0("\"", gsub("\"", "\"\"", text), "\"")

row <- function(graph, measure, node, value, options, command) {
  value <- ifelse(is.nan(value), "NaN", formatC(value, digits = 12, format = "g"))
  cat(paste(graph, measure, node, trimws(value), "R sna", version, quoted(options), quoted(command),
    sep = ","), sep = "\n")
}

index <- read.csv(file.path(folder, "graphs.csv"))

file <- function(k, part) file.path(folder, "graphs", paste0(index$graph[k], ".", part, ".csv"))
people <- function(k) read.csv(file(k, "nodes"), colClasses = "character")

# Who is tied with whom: the 0/1 matrix of a graph, or its weights.
ties <- function(k, weighted = FALSE) {
  ids <- people(k)$id
  edges <- read.csv(file(k, "edges"), colClasses = c(source = "character", target = "character"))
  a <- matrix(0, length(ids), length(ids), dimnames = list(ids, ids))
  for (e in seq_len(nrow(edges))) {
    u <- edges$source[e]
    v <- edges$target[e]
    if (u == v) next
    w <- if (weighted && "weight" %in% names(edges)) edges$weight[e] else 1
    a[u, v] <- w
    if (index$directed[k] == 0) a[v, u] <- w
  }
  a
}

for (k in seq_len(nrow(index))) {
  name <- index$graph[k]
  directed <- index$directed[k] == 1
  a <- ties(k)
  nodes <- people(k)
  ids <- rownames(a)
  mode <- if (directed) "digraph" else "graph"

  row(name, "density", "", gden(a, mode = mode), "", sprintf("gden(a, mode='%s')", mode))
  row(name, "betweenness", ids, betweenness(a, gmode = mode), "weights=none;normalised=no",
    sprintf("betweenness(a, gmode='%s')", mode))
  row(name, "centralization_betweenness", "", centralization(a, betweenness, mode = mode), "",
    sprintf("centralization(a, betweenness, mode='%s')", mode))
  row(name, "connectedness", "", connectedness(a), "", "connectedness(a)")
  row(name, "krackhardt_hierarchy", "", hierarchy(a, measure = "krackhardt"), "",
    "hierarchy(a, measure='krackhardt')")
  row(name, "krackhardt_efficiency", "", efficiency(a), "count=arcs", "efficiency(a)")
  if (directed) {
    for (side in c("in", "out")) {
      row(name, "centralization_degree", "",
        centralization(a, degree, mode = "digraph", cmode = paste0(side, "degree")),
        paste0("direction=", side),
        sprintf("centralization(a, degree, mode='digraph', cmode='%sdegree')", side))
    }
    row(name, "reciprocity", "", grecip(a, measure = "edgewise"), "",
      "grecip(a, measure='edgewise')")
    row(name, "gtrans", "", gtrans(a, mode = "digraph", measure = "weak"), "measure=weak",
      "gtrans(a, mode='digraph', measure='weak')")
    dyads <- dyad.census(a)
    row(name, "dyad_census", colnames(dyads), dyads[1, ], "", "dyad.census(a)")
    triads <- triad.census(a)
    row(name, "triad_census", colnames(triads), triads[1, ], "", "triad.census(a)")
  } else {
    row(name, "centralization_degree", "", centralization(a, degree, mode = "graph"), "",
      "centralization(a, degree, mode='graph')")
    row(name, "transitivity", "", gtrans(a, mode = "graph"), "", "gtrans(a, mode='graph')")
    row(name, "gtrans", "", gtrans(a, mode = "graph"), "", "gtrans(a, mode='graph')")
    if (is.connected(a)) {
      row(name, "centralization_closeness", "", centralization(a, closeness, mode = "graph"), "",
        "centralization(a, closeness, mode='graph')")
    }
  }
  for (attribute in setdiff(names(nodes), c("id", "mode"))) {
    # The roles by sna's names for them, and by ours.
    roles <- c(w_I = "coordinator", w_O = "itinerant", b_IO = "representative",
      b_OI = "gatekeeper", b_O = "liaison", t = "total")
    found <- brokerage(a, nodes[[attribute]])
    forms <- list(gf_brokerage = "raw.nli", gf_brokerage_expected = "exp.nli", gf_brokerage_z = "z.nli")
    for (measure in names(forms)) {
      for (role in names(roles)) {
        value <- found[[forms[[measure]]]][, role]
        value[is.na(value) | is.infinite(value)] <- NaN
        row(name, measure, ids, value, sprintf("attribute=%s;role=%s", attribute, roles[[role]]),
          sprintf("brokerage(a, %s)$%s[, '%s']", attribute, forms[[measure]], role))
      }
    }
  }
}

for (pair in list(c("karate", "karate_weighted"), c("directed_ring_6", "star_6"))) {
  k <- match(pair, index$graph)
  name <- paste(pair, collapse = "~")
  row(name, "qap_correlation", "", gcor(ties(k[1], TRUE), ties(k[2], TRUE)), "", "gcor(a, b)")
  row(name, "hamming", "", hdist(ties(k[1]), ties(k[2])), "", "hdist(a, b)")
}
