"""Writes graphs/ and values.csv: what networkx, python-igraph, R sna and plain numpy formulas give.

    python3 datasets/oracles/make.py

Needs networkx, numpy, scipy, igraph (PyPI: igraph) and, for the rows of R, Rscript with the package sna.
Measures and options are named as `heterarchy measure` names them (measure, variant), so that a
test needs no table in between. `command` is the call that gave the value: G is the graph as listed
without self-loops, U the same without directions, strengths of both directions added, R all arcs
reversed, w the weight, l = 1/w.
"""

import csv
import math
import pathlib
import subprocess

import igraph
import networkx as nx
import numpy as np
import scipy.spatial
import scipy.stats

from structure import rows_of_structure

HERE = pathlib.Path(__file__).resolve().parent


def graphs():
    """The shipped graphs: name, directed, weighted, ids, rows of edges as they are listed."""
    karate = nx.karate_club_graph()
    name = {v: f"v{v:02d}" for v in karate}
    ties = [(name[u], name[v], karate[u][v]["weight"]) for u, v in karate.edges]
    yield "karate", False, False, sorted(name.values()), [(u, v, 1) for u, v, _ in ties]
    yield "karate_weighted", False, True, sorted(name.values()), ties
    for label, graph in (
        ("florentine", nx.florentine_families_graph()),
        ("davis", nx.davis_southern_women_graph()),
        ("kite", nx.krackhardt_kite_graph()),
    ):
        name = {
            v: v.replace(" ", "_") if isinstance(v, str) else f"v{v:02d}" for v in graph
        }
        rows = [(name[u], name[v], 1) for u, v in graph.edges]
        yield label, False, False, sorted(name.values()), rows

    def named(n, pairs):
        return [f"v{v:02d}" for v in range(n)], [(f"v{u:02d}", f"v{v:02d}", 1) for u, v in pairs]

    yield "star_6", False, False, *named(6, [(0, v) for v in range(1, 6)])
    yield "ring_7", False, False, *named(7, [(v, (v + 1) % 7) for v in range(7)])
    yield "directed_ring_6", True, False, *named(6, [(v, (v + 1) % 6) for v in range(6)])
    yield "out_tree_13", True, False, *named(13, [((v - 1) // 3, v) for v in range(1, 13)])
    # Everything that real mail has: both ways and one way, a loop, a parallel row, weights below
    # 1, two parts, somebody without ties, two bosses of one person, a cycle.
    yield "mail", True, True, list("abcdefghijkl"), [
        ("a", "b", 3), ("b", "a", 1), ("a", "c", 2), ("c", "d", 5), ("d", "b", 1), ("b", "e", 4),
        ("d", "e", 0.5), ("e", "e", 7), ("e", "f", 2), ("f", "g", 1), ("g", "e", 2),
        ("e", "h", 0.25), ("e", "h", 0.25), ("j", "i", 6), ("k", "j", 2), ("k", "i", 1),
    ]  # fmt: skip


def attributes_of(name, ids):
    """Columns beside the ids: the clubs of karate, the two modes of davis, units made up for mail."""
    if name.startswith("karate"):
        club = nx.get_node_attributes(nx.karate_club_graph(), "club")
        return {"club": [club[int(v[1:])].replace(" ", "_").replace(".", "") for v in ids]}
    if name == "davis":
        mode = nx.get_node_attributes(nx.davis_southern_women_graph(), "bipartite")
        return {"mode": [str(mode[v.replace("_", " ")]) for v in ids]}
    if name == "mail":
        return {"unit": [dict(a="north", b="north", c="north", d="north", e="south", f="south", g="south", h="south",
                              i="west", j="west", k="south", l="west")[v] for v in ids]}  # fmt: skip
    return {}


def number(value):
    return "NaN" if math.isnan(value) else f"{value:.12g}"


def gini(x):
    """Half the mean absolute difference over the mean: another form than the sorted one."""
    return np.abs(np.subtract.outer(x, x)).sum() / (2 * len(x) * x.sum())


def rows_of(name, directed, weighted, ids, listed):
    """(measure, node, value, tool, options, command) of one graph, one by one."""
    multi = nx.MultiDiGraph() if directed else nx.MultiGraph()
    multi.add_nodes_from(ids)
    multi.add_weighted_edges_from(listed, weight="w")
    G = nx.DiGraph() if directed else nx.Graph()
    G.add_nodes_from(ids)
    for u, v, w in listed:
        if u != v:
            G.add_edge(u, v, w=w + (G[u][v]["w"] if G.has_edge(u, v) else 0))
    U = nx.Graph()
    U.add_nodes_from(ids)
    for u, v, w in G.edges(data="w"):
        U.add_edge(u, v, w=w + (U[u][v]["w"] if U.has_edge(u, v) else 0))
    n = len(ids)
    I = igraph.Graph(directed=directed)
    I.add_vertices(ids)
    I.add_edges(list(G.edges))
    I.es["w"] = [G[u][v]["w"] for u, v in G.edges]
    I.es["l"] = [1 / w for w in I.es["w"]]
    IU = I.as_undirected(mode="collapse", combine_edges="sum") if directed else I
    weights = ["none", "strength"] if weighted else ["none"]

    def whole(measure, value, tool, command, options=""):
        yield measure, "", value, tool, options, command

    def each(measure, values, tool, command, options=""):
        values = values.items() if isinstance(values, dict) else zip(ids, values)
        for node, value in values:
            yield measure, node, value, tool, options, command

    yield from whole("n", n, "networkx", "G.number_of_nodes()")
    yield from whole("m", G.number_of_edges(), "networkx", "G.number_of_edges()")
    yield from whole(
        "selfloops_dropped", nx.number_of_selfloops(multi), "networkx",
        "nx.number_of_selfloops(listed)")
    yield from whole("isolates", nx.number_of_isolates(G), "networkx", "nx.number_of_isolates(G)")
    yield from whole("density", nx.density(G), "networkx", "nx.density(G)")
    yield from each("degree_undirected", dict(U.degree), "networkx", "U.degree")
    strengths = {}
    if directed:
        yield from each("indegree", dict(G.in_degree), "networkx", "G.in_degree")
        yield from each("outdegree", dict(G.out_degree), "networkx", "G.out_degree")
        strengths["instrength"] = np.array(I.strength(mode="in", weights="w"))
        strengths["outstrength"] = np.array(I.strength(mode="out", weights="w"))
    else:
        strengths["strength"] = np.array(I.strength(weights="w"))
    for measure, x in strengths.items():
        mode = {"instrength": "mode='in', ", "outstrength": "mode='out', "}.get(measure, "")
        yield from each(measure, x, "python-igraph", f"Graph.strength({mode}weights='w')")
        p = x / x.sum()
        for index, value, text in (
            ("gini", gini(x), "abs(subtract.outer(x, x)).sum() / (2 * N * x.sum())"),
            ("gini_bc", gini(x) * n / (n - 1), "gini * N / (N - 1)"),
            ("hhi", (p**2).sum(), "(p**2).sum()"),
            ("effective_fraction", 1 / (n * (p**2).sum()), "1 / (N * (p**2).sum())"),
            ("cr1", p.max(), "p.max()"),
        ):
            yield from whole(f"{index}_{measure}", value, "numpy", text)

    for normalised in (False, True):
        options = f"weights=none;normalised={'yes' if normalised else 'no'}"
        yield from each(
            "betweenness", nx.betweenness_centrality(G, normalized=normalised), "networkx",
            f"nx.betweenness_centrality(G, normalized={normalised})", options)
    yield from each(
        "betweenness", I.betweenness(), "python-igraph", "Graph.betweenness()",
        "weights=none;normalised=no")
    if weighted:
        pairs = (n - 1) * (n - 2) / (1 if directed else 2)
        raw = I.betweenness(weights="l")
        for normalised, values in (("no", raw), ("yes", [b / pairs for b in raw])):
            yield from each(
                "betweenness", values, "python-igraph",
                "Graph.betweenness(weights='l')" + (" / pairs" if normalised == "yes" else ""),
                f"weights=inverse;normalised={normalised}")
    if directed:
        yield from each(
            "betweenness", nx.betweenness_centrality(U), "networkx", "nx.betweenness_centrality(U)",
            "weights=none;normalised=yes;direction=none")
    b = np.array(list(nx.betweenness_centrality(U, normalized=False).values()))
    p = b / b.sum() if b.sum() else b * np.nan
    yield from whole(
        "effective_fraction_betweenness", 1 / (n * (p**2).sum()), "networkx",
        "1 / (N * (p**2).sum()), p = share of nx.betweenness_centrality(U)")
    yield from whole(
        "cr1_betweenness", p.max(), "networkx", "max share of nx.betweenness_centrality(U)")

    if directed:
        for mode in ("in", "out"):
            yield from each(
                "harmonic", I.harmonic_centrality(mode=mode), "python-igraph",
                f"Graph.harmonic_centrality(mode='{mode}')", f"direction={mode};normalised=yes")
        incoming = {v: h / (n - 1) for v, h in nx.harmonic_centrality(G).items()}
        yield from each(
            "harmonic", incoming, "networkx", "nx.harmonic_centrality(G) / (N - 1)",
            "direction=in;normalised=yes")
    else:
        H = nx.harmonic_centrality(G)
        H = {v: h / (n - 1) for v, h in H.items()}
        yield from each(
            "harmonic", H, "networkx", "nx.harmonic_centrality(G) / (N - 1)", "normalised=yes")
        yield from whole(
            "centralization_harmonic",
            sum(max(H.values()) - h for h in H.values()) / ((n - 2) / 2), "networkx",
            "sum(max(H) - h) / ((N - 2) / 2), H = nx.harmonic_centrality(G) / (N - 1)")
    yield from each(
        "pagerank", nx.pagerank(G, alpha=0.85, weight="w", tol=1e-16, max_iter=10_000), "networkx",
        "nx.pagerank(G, alpha=0.85, weight='w', tol=1e-16, max_iter=10000)", "weights=strength")
    yield from each(
        "pagerank", I.pagerank(damping=0.85, weights="w"), "python-igraph",
        "Graph.pagerank(damping=0.85, weights='w')", "weights=strength")

    yield from whole(
        "transitivity", IU.transitivity_undirected(mode="nan"), "python-igraph",
        "U.transitivity_undirected(mode='nan')")
    yield from each(
        "local_clustering", IU.transitivity_local_undirected(mode="nan"), "python-igraph",
        "U.transitivity_local_undirected(mode='nan')")
    yield from each("coreness", nx.core_number(U), "networkx", "nx.core_number(U)")
    cuts = set(nx.articulation_points(U))
    yield from each(
        "articulation", {v: int(v in cuts) for v in ids}, "networkx",
        "v in nx.articulation_points(U)")
    yield from whole("n_articulation", len(cuts), "networkx", "len(set(nx.articulation_points(U)))")
    pieces = {
        v: sorted(len(part) for part in nx.connected_components(
            U.subgraph(nx.node_connected_component(U, v) - {v}))) for v in ids
    }  # fmt: skip
    yield from each(
        "cut_off", {v: sum(pieces[v][:-1]) for v in ids}, "networkx",
        "sizes of nx.connected_components(part of v without v), less the largest")
    bridges = {frozenset(bridge) for bridge in nx.bridges(U)}
    yield from whole("n_bridges", len(bridges), "networkx", "len(nx.bridges(U))")
    seen = set()
    for u, v, _ in listed:
        if frozenset((u, v)) in bridges and frozenset((u, v)) not in seen:
            seen.add(frozenset((u, v)))
            yield "bridge", f"{u}|{v}", 1, "networkx", "", "nx.bridges(U)"
    yield from whole(
        "n_weak_components", nx.number_connected_components(U), "networkx",
        "nx.number_connected_components(U)")

    for form in weights:
        yield from each(
            "constraint", I.constraint(weights="w" if form == "strength" else None),
            "python-igraph",
            "Graph.constraint(weights='w')" if form == "strength" else "Graph.constraint()",
            f"weights={form}")
        yield from burt(G, U, form)

    # Reachability and what Krackhardt (1994) and Mones et al. (2012) make of it.
    reach = {v: nx.descendants(G, v) | {v} for v in ids}
    parts = [sorted(part) for part in nx.connected_components(U)]
    least = sum(len(part) - 1 for part in parts)
    most = sum(len(part) * (len(part) - 1) for part in parts)
    for count, edges, room in (
        ("arcs", G.number_of_edges() * (1 if directed else 2), most - least),
        ("links", U.number_of_edges(), most / 2 - least),
    ):
        yield from whole(
            "krackhardt_efficiency", 1 - (edges - least) / room if room else math.nan, "networkx",
            "Krackhardt 1994 over nx.connected_components(U)", f"count={count}")
    yield from rows_of_structure(
        directed, weighted, ids, listed, G, U, I, attributes_of(name, ids))
    if not directed:
        return
    yield from whole(
        "reciprocity", nx.overall_reciprocity(G), "networkx", "nx.overall_reciprocity(G)")
    yield from whole(
        "n_strong_components", nx.number_strongly_connected_components(G), "networkx",
        "nx.number_strongly_connected_components(G)")
    for along, A, label in (("arcs", G, "G"), ("reversed", G.reverse(), "R")):
        options = f"weights=none;along={along}"
        yield from whole(
            "grc", nx.global_reaching_centrality(A), "networkx",
            f"nx.global_reaching_centrality({label})", options)
        yield from each(
            "local_reaching", {v: nx.local_reaching_centrality(A, v) for v in ids}, "networkx",
            f"nx.local_reaching_centrality({label}, v)", options)
        yield from whole(
            "lubness", lubness(A, parts), "networkx",
            f"Krackhardt 1994 over nx.ancestors({label}, v)", f"along={along}")


def lubness(A, parts):
    """1 - share of pairs in a part without a least upper bound: one that all others reach."""
    above = {v: nx.ancestors(A, v) | {v} for v in A}
    violations = 0
    for part in parts:
        for i, u in enumerate(part):
            for v in part[i + 1 :]:
                bounds = above[u] & above[v]
                violations += not any(bounds <= above[bound] for bound in bounds)
    most = sum((len(part) - 1) * (len(part) - 2) // 2 for part in parts)
    return 1 - violations / most if most else math.nan


def burt(G, U, form):
    """Effective size by networkx on the sum of both directions; Burt's hierarchy by its formula."""
    Z = nx.Graph()
    Z.add_nodes_from(G)
    for u, v in U.edges:
        both = [G[a][b]["w"] for a, b in ((u, v), (v, u)) if G.has_edge(a, b)]
        Z.add_edge(u, v, z=sum(both) if form == "strength" else len(both))
    options = f"weights={form}"
    sizes = nx.effective_size(Z, nodes=list(Z), weight="z")
    for v, size in sizes.items():
        yield (
            "effective_size", v, size, "networkx", options,
            "nx.effective_size(Z, nodes=list(Z), weight='z'), z = both directions added")
        yield (
            "burt_efficiency", v, size / Z.degree(v) if Z.degree(v) else math.nan, "networkx",
            options, "nx.effective_size(Z, nodes=list(Z), weight='z') / Z.degree(v)")
    for v in Z:
        k = Z.degree(v)
        if k < 2:
            hierarchy = 1 if k else math.nan
        else:
            c = np.array([nx.local_constraint(Z, v, u, weight="z") for u in Z[v]])
            r = c / c.mean()
            hierarchy = (r * np.log(r)).sum() / (k * math.log(k))
        yield (
            "burt_hierarchy", v, hierarchy, "networkx", options,
            "(r * log(r)).sum() / (k * log(k)), r = c / c.mean(), c = nx.local_constraint(Z, v, u)")


PAIRS = [("karate", "karate_weighted"), ("directed_ring_6", "star_6")]


def rows_of_pair(first, second):
    """(measure, node, value, tool, options, command) of two graphs of the same ids."""

    def cells(graph):
        _, directed, _, ids, listed = graph
        w = np.zeros((len(ids), len(ids)))
        for u, v, weight in listed:
            w[ids.index(u), ids.index(v)] += weight
            if not directed:
                w[ids.index(v), ids.index(u)] += weight
        return w[~np.eye(len(ids), dtype=bool)]

    a, b = cells(first), cells(second)
    # scipy takes a graph with weights for a table of 0 and 1 where told so, and gives distances.
    overlap = 1 - scipy.spatial.distance.jaccard(a > 0, b > 0)
    unlike = scipy.spatial.distance.hamming(a > 0, b > 0) * len(a)
    yield "qap_correlation", "", scipy.stats.pearsonr(a, b).statistic, "scipy", "", "pearsonr(a, b)"
    yield "jaccard_ties", "", overlap, "scipy", "", "1 - jaccard(a > 0, b > 0)"
    yield "hamming", "", unlike, "scipy", "", "hamming(a > 0, b > 0) * len(a)"


def main():
    versions = {
        "networkx": nx.__version__, "python-igraph": igraph.__version__, "numpy": np.__version__,
        "scipy": scipy.__version__,
    }  # fmt: skip
    (HERE / "graphs").mkdir(exist_ok=True)
    index, values = [], []
    for name, directed, weighted, ids, listed in graphs():
        index.append((name, int(directed), int(weighted), len(ids)))
        with open(HERE / f"graphs/{name}.nodes.csv", "w", newline="") as file:
            attributes = attributes_of(name, ids)
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("id", *attributes))
            writer.writerows(zip(ids, *attributes.values()))
        with open(HERE / f"graphs/{name}.edges.csv", "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("source", "target", "weight") if weighted else ("source", "target"))
            writer.writerows(row if weighted else row[:2] for row in listed)
        for measure, node, value, tool, options, command in rows_of(
            name, directed, weighted, ids, listed
        ):
            values.append(
                (name, measure, node, number(value), tool, versions[tool], options, command))
    known = {graph[0]: graph for graph in graphs()}
    for pair in PAIRS:
        for measure, node, value, tool, options, command in rows_of_pair(*map(known.get, pair)):
            values.append(
                ("~".join(pair), measure, node, number(value), tool, versions[tool], options,
                 command))
    with open(HERE / "graphs.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([("graph", "directed", "weighted", "n"), *index])
    table = subprocess.run(
        ["Rscript", str(HERE / "make.R"), str(HERE)], check=True, capture_output=True, text=True)
    values += [tuple(row) for row in csv.reader(table.stdout.splitlines())]
    names = [row[0] for row in index] + ["~".join(pair) for pair in PAIRS]
    order = {name: position for position, name in enumerate(names)}
    values.sort(key=lambda row: (order[row[0]], row[1], row[6], row[4]))
    with open(HERE / "values.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            "graph measure node value tool tool_version options command".split())
        writer.writerows(values)


main()
