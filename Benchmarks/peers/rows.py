"""The rows of the table: which kernel on which graph against whom, how results are compared, and what is aimed at.

A new kernel is a line in `Sources/KernelList/AllKernels.swift`, a method of each peer that has it in `peer.py`, and a
line here. A row whose kernel `kernels list` does not name is left out with a note, so a row may come first.
"""

from dataclasses import dataclass

# people, ties; and both for --quick
GRAPHS = {
    "org7k": ((7_000, 100_000), (700, 5_000)),
    "org10k": ((10_000, 200_000), (1_000, 10_000)),
    "org100k": ((100_000, 2_000_000), (5_000, 50_000)),
    "org1m": ((1_000_000, 20_000_000), (10_000, 100_000)),
}
WITH_GRAPHML = {"org100k"}


@dataclass
class Row:
    name: str  # for --rows; the kernel's name
    title: str
    graph: str
    peers: tuple[str, ...]  # package, or package:kernel where its kernel has another name
    agree: str  # a function of agreement.py
    target: str  # times faster than the best peer
    kind: str = "kernel"  # kernel, csv, graphml, memory or sum
    parts: tuple[str, ...] = ()  # of a sum


ROWS = [
    Row("betweenness_undirected", "betweenness, exact, undirected", "org7k",
        ("igraph", "networkit", "rustworkx"), "values", "12"),
    Row("betweenness_directed", "betweenness, exact, directed", "org7k",
        ("igraph", "networkit", "rustworkx"), "values", "10"),
    Row("betweenness_weighted", "betweenness, exact, length 1/w", "org7k", ("networkit", "igraph"), "values", "2"),
    Row("tie_betweenness", "betweenness of ties, undirected", "org7k", ("igraph",), "values", ""),
    Row("harmonic", "harmonic closeness, directed", "org7k", ("igraph", "networkit"), "values", "60"),
    Row("closeness", "closeness, undirected", "org7k", ("networkit", "igraph", "rustworkx"), "where_defined", "60"),
    Row("eccentricity", "eccentricity, undirected", "org7k", ("igraph", "networkit"), "values", "60"),
    Row("mean_path", "mean path, directed", "org7k", ("igraph", "rustworkx"), "values", "60"),
    Row("pagerank", "PageRank to 1e-10, weighted", "org100k", ("networkit", "igraph", "rustworkx"), "shares", "5"),
    Row("weak_components", "weak components", "org100k",
        ("networkit", "networkit:weak_components_parallel", "igraph", "scipy", "rustworkx"), "partition", "1"),
    Row("strong_components", "strong components", "org100k",
        ("scipy", "igraph", "networkit", "rustworkx"), "partition", "1.2"),
    Row("articulation", "articulation points", "org100k", ("igraph", "rustworkx"), "exactly", ""),
    Row("bridges", "bridges", "org100k", ("igraph", "rustworkx"), "exactly", ""),
    Row("biconnected", "biconnected parts", "org100k", ("networkit", "igraph", "rustworkx"), "exactly", ""),
    Row("cuts", "articulation points, bridges and biconnected parts together", "org100k", (), "exactly", "3",
        kind="sum", parts=("articulation", "bridges", "biconnected")),
    Row("coreness", "coreness", "org100k", ("networkit", "igraph", "rustworkx"), "exactly", "1"),
    Row("local_clustering", "local clustering, triangles", "org100k", ("networkit", "igraph"), "where_defined", "2.5"),
    Row("constraint", "Burt's constraint, weighted", "org100k", ("igraph",), "values", "40"),
    Row("effective_size", "effective size, weighted", "org10k", ("networkx", "scipy"), "values", "300"),
    Row("triad_census", "triad census", "org10k", ("igraph", "networkx"), "exactly", "300"),
    Row("leiden", "Leiden", "org100k", ("networkit", "igraph"), "modularity", "1.5"),
    Row("rewiring", "degree-preserving rewiring, a swap", "org100k", ("networkit", "igraph"), "degrees", "8"),
    Row("sampled_betweenness", "betweenness, 256 pivots, undirected", "org100k", ("networkit",), "ranks", ""),
    Row("reciprocity", "reciprocity", "org100k", ("scipy", "igraph"), "values", "5"),
    Row("csv_reading", "CSV to graph, string ids", "org1m",
        ("polars+networkit", "duckdb+networkit"), "", "15", kind="csv"),
    Row("graphml_reading", "GraphML to graph", "org100k", ("rustworkx", "igraph"), "", "3 and 5", kind="graphml"),
    Row("graphml_writing", "GraphML from graph", "org100k", ("igraph",), "anything", "6"),
    Row("memory", "graph in memory, bytes a tie", "org1m", ("scipy", "igraph", "networkit"), "", "24 B", kind="memory"),
]
