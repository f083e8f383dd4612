"""Rows of values.csv for ways, hierarchy, position, groups and two modes; called by make.py.

Where networkx has a measure as it is defined here, it is asked; else the definition is computed in numpy or scipy: linear
systems by pseudo-inverse, principal vectors by full decomposition, optima by trying all or by linear programming.
"""

import itertools
import math

import networkx as nx
import numpy as np
import scipy.optimize

# How `heterarchy measure` names the variants, in one place.
NONE, STRENGTH = "weights=none", "weights=strength"
RAW = "weights=none;normalised=no"
OUT_AND_IN = "x=out;y=in"


def along(direction, weights=None):
    return ";".join(filter(None, [weights, f"along={direction}"]))


def club(k):
    return f"k={k};normalised=no"


def of(attribute, rest=""):
    return f"attribute={attribute}" + (f";{rest}" if rest else "")


def whole(measure, value, tool, command, options=""):
    yield measure, "", value, tool, options, command


def each(measure, values, tool, command, options=""):
    for node, value in values.items():
        yield measure, node, value, tool, options, command


def rows_of_structure(directed, weighted, ids, listed, G, U, I, attributes):
    yield from ways(directed, ids, listed, G, U, I)
    yield from position(directed, weighted, ids, G, U, I)
    yield from breaking_up(ids, U)
    if directed:
        yield from hierarchy(weighted, ids, G, U)
    for name, column in attributes.items():
        if name == "mode":
            yield from two_modes(ids, U, column)
        else:
            yield from groups(directed, weighted, ids, G, name, column)


def first_listed(listed, G, directed):
    """Each tie once, as it is first listed."""
    seen = set()
    for u, v, _ in listed:
        key = (u, v) if directed else frozenset((u, v))
        if u != v and key not in seen:
            seen.add(key)
            yield u, v


def ways(directed, ids, listed, G, U, I):
    n = len(ids)
    betweenness = nx.edge_betweenness_centrality(G, normalized=False)
    for u, v in first_listed(listed, G, directed):
        yield (
            "edge_betweenness", f"{u}|{v}", betweenness.get((u, v), betweenness.get((v, u))), "networkx", RAW,
            "nx.edge_betweenness_centrality(G, normalized=False)")
    names = I.vs["name"]
    theirs = {(names[e.source], names[e.target]): b for e, b in zip(I.es, I.edge_betweenness())}
    for u, v in first_listed(listed, G, directed):
        yield (
            "edge_betweenness", f"{u}|{v}", theirs.get((u, v), theirs.get((v, u))), "python-igraph", RAW,
            "Graph.edge_betweenness()")
    if not directed:
        connected = nx.is_connected(G)
        C = nx.closeness_centrality(G) if connected else dict.fromkeys(ids, math.nan)
        command = "nx.closeness_centrality(G), where nx.is_connected(G)"
        yield from each("closeness", C, "networkx", command)
        most = (n - 1) * (n - 2) / (2 * n - 3)
        yield from whole(
            "centralization_closeness", sum(max(C.values()) - c for c in C.values()) / most, "networkx",
            "sum(max(C) - c) / ((N - 1) * (N - 2) / (2 * N - 3)), C = " + command)
    lengths = {v: {t: d for t, d in row.items() if d} for v, row in nx.all_pairs_shortest_path_length(G)}
    back = {v: [row[v] for row in lengths.values() if v in row] for v in ids}
    largest = {v: max(row.values(), default=math.nan) for v, row in lengths.items()}
    command = "the largest of nx.all_pairs_shortest_path_length(G) from v"
    if directed:
        yield from each("eccentricity", largest, "networkx", command, "direction=out")
        yield from each(
            "eccentricity", {v: max(d, default=math.nan) for v, d in back.items()}, "networkx",
            command.replace("from", "to"), "direction=in")
    else:
        yield from each("eccentricity", largest, "networkx", command)
    every = [d for row in lengths.values() for d in row.values()]
    command = "of nx.all_pairs_shortest_path_length(G)"
    yield from whole("avg_path_length", np.mean(every), "networkx", "the mean " + command)
    yield from whole("diameter", max(every), "networkx", "the largest " + command)
    yield from whole(
        "reachable_share", len(every) / (n * (n - 1)), "networkx", "the number / (N * (N - 1)) " + command)
    yield from whole(
        "global_efficiency", sum(1 / d for d in every) / (n * (n - 1)), "networkx",
        "sum(1 / d) / (N * (N - 1)) " + command)


def matrix(graph, ids, weight=None):
    return nx.to_numpy_array(graph, nodelist=ids, weight=weight)


def principal(symmetric):
    """What equal values of all leave in the space of the largest eigenvalue, with 1 the largest."""
    values, vectors = np.linalg.eigh(symmetric)
    space = vectors[:, values > values[-1] - 1e-9 * max(1, values[-1])]
    x = space @ (space.T @ np.ones(len(values)))
    return x / x.max()


def position(directed, weighted, ids, G, U, I):
    n = len(ids)
    part = sorted(max(nx.connected_components(U), key=len))
    scores = dict.fromkeys(ids, math.nan)
    scores.update(zip(part, principal(matrix(U, part, "w"))))
    yield from each(
        "eigenvector", scores, "numpy", "np.linalg.eigh of U in its largest component, largest value 1", STRENGTH)
    x = principal(matrix(U, part))
    star = (len(part) - 1) * (1 - 1 / math.sqrt(len(part) - 1))
    yield from whole(
        "centralization_eigenvector", (1 - x).sum() / star, "numpy",
        "sum(1 - x) / ((N - 1) * (1 - (N - 1) ** -0.5)), x = np.linalg.eigh of U without weights in its largest "
        "component, largest value 1")
    if directed:
        pairs = np.array([(G.out_degree(u), G.in_degree(v)) for u, v in G.edges], float)
    else:
        pairs = np.array([(G.degree(u), G.degree(v)) for a, b in G.edges for u, v in ((a, b), (b, a))], float)
    centred = pairs - pairs.mean(axis=0)
    spread = np.sqrt((centred**2).sum(axis=0))
    value = (centred[:, 0] * centred[:, 1]).sum() / spread.prod() if spread.min() > 1e-9 else math.nan
    yield from whole(
        "degree_assortativity", value, "numpy",
        "Pearson's r of out- and in-degrees over arcs" if directed else "Pearson's r of degrees over ties, both ways",
        OUT_AND_IN if directed else "")
    if not directed:
        theirs = I.assortativity_degree(directed=False)
        if not math.isnan(theirs):
            yield from whole(
                "degree_assortativity", theirs, "python-igraph", "Graph.assortativity_degree(directed=False)")
        for k, value in nx.rich_club_coefficient(G, normalized=False).items():
            yield from whole(
                "rich_club", value, "networkx", f"nx.rich_club_coefficient(G, normalized=False)[{k}]", club(k))
    if n <= 15:
        yield from whole(
            "core_periphery_r", core_periphery(matrix(U, ids)), "numpy",
            "max over all cores of np.corrcoef of a(i, j) and [i or j in core], i < j")
    blocks = list(nx.biconnected_components(U))
    yield from whole("n_biconnected_components", len(blocks), "networkx", "len(nx.biconnected_components(U))")
    yield from whole(
        "k_connectivity", nx.node_connectivity(U.subgraph(max(blocks, key=len))), "networkx",
        "nx.node_connectivity(the largest of nx.biconnected_components(U))")
    yield from whole(
        "largest_biconnected_component", max(map(len, blocks)), "networkx",
        "len(the largest of nx.biconnected_components(U))")


def core_periphery(a):
    n = len(a)
    above = np.triu_indices(n, 1)
    ties = a[above]
    if ties.min() == ties.max():
        return math.nan
    best = -1
    for size in range(1, n):
        for core in itertools.combinations(range(n), size):
            inside = np.zeros(n, bool)
            inside[list(core)] = True
            pattern = (inside[:, None] | inside[None, :])[above]
            if not pattern.all():
                best = max(best, np.corrcoef(ties, pattern)[0, 1])
    return best


def breaking_up(ids, U):
    """Borgatti's measures of fragmentation and key players on what remains or is reached."""

    def apart(graph):
        n = len(graph)
        return 1 - sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph)) / (n * (n - 1))

    def far(graph):
        n = len(graph)
        near = sum(1 / d for _, row in nx.all_pairs_shortest_path_length(graph) for d in row.values() if d)
        return 1 - near / (n * (n - 1))

    for measure, value, command in (
        ("fragmentation_F", apart, "1 - sum(s * (s - 1)) / (N * (N - 1)), s of nx.connected_components({})"),
        ("fragmentation_DF", far, "1 - sum(1 / d) / (N * (N - 1)), d of nx.all_pairs_shortest_path_length({})"),
    ):
        yield from whole(measure, value(U), "networkx", command.format("U"))
        yield from each(
            measure + "_without", {v: value(U.subgraph(set(ids) - {v})) for v in ids}, "networkx",
            command.format("U without v"))
    yield from falling_apart(ids, U, apart)
    if len(ids) > 20:
        return
    lengths = dict(nx.all_pairs_shortest_path_length(U))
    pairs = list(itertools.combinations(ids, 2))
    yield from whole(
        "kpp_neg_F_k2", max(apart(U.subgraph(set(ids) - set(pair))) for pair in pairs), "networkx",
        "max over all pairs of fragmentation_F of U without them")
    yield from whole(
        "kpp_neg_DF_k2", max(far(U.subgraph(set(ids) - set(pair))) for pair in pairs), "networkx",
        "max over all pairs of fragmentation_DF of U without them")

    def reach(pair):
        nearest = [min(lengths[s].get(v, math.inf) for s in pair) for v in ids if v not in pair]
        return (2 + sum(1 / d for d in nearest)) / len(ids)

    yield from whole(
        "kpp_pos_DR_k2", max(map(reach, pairs)), "networkx",
        "max over all pairs of (2 + sum(1 / d)) / N, d to the nearer of the two in U")


def falling_apart(ids, U, apart):
    """What stays connected while the most central leave, the first by id where several are as central."""

    def shares(central):
        left, shares = list(ids), []
        while len(left) > 1:
            rest = U.subgraph(left)
            shares.append(1 - apart(rest))
            values = central(rest)
            most = max(values.values())
            left.remove(min(v for v in left if values[v] >= most * (1 - 1e-9)))
        return shares

    for order, central, command in (
        ("degree", lambda rest: dict(rest.degree), "U.degree"),
        ("betweenness", lambda rest: nx.betweenness_centrality(rest, normalized=False), "nx.betweenness_centrality(U)"),
    ):
        curve = shares(central)
        yield from each(
            "robustness_curve", dict(enumerate(curve)), "networkx",
            f"1 - fragmentation_F of U once v people left, each the first with the largest {command}", f"order={order}")
        yield from whole(
            "robustness_area", np.mean(curve), "networkx", "the mean of robustness_curve", f"order={order}")


def commanding(ids, G):
    """Roots, levels and spans of a hierarchy, its arcs leading down and leading up."""
    circles = [v for part in nx.strongly_connected_components(G) if len(part) > 1 for v in part]
    yield from whole(
        "n_command_circles", len(circles), "networkx", "people in nx.strongly_connected_components(G) of two or more")
    yield from each(
        "n_command_circles", dict.fromkeys(sorted(circles), 1), "networkx",
        "v in one of nx.strongly_connected_components(G) of two or more", "member=yes")
    for direction, A, label in (("arcs", G, "G"), ("reversed", G.reverse(), "R")):
        options = along(direction)
        roots = [v for v in ids if A.in_degree(v) == 0]
        below = nx.multi_source_dijkstra_path_length(A, roots, weight=None) if roots else {}
        levels = {v: below.get(v, math.nan) for v in ids}
        text = f"nx.multi_source_dijkstra_path_length({label}, the v with in_degree 0, weight=None)"
        yield from each("command_level", levels, "networkx", text, options)
        depth = max(levels.values()) if len(below) == len(ids) else math.nan
        yield from whole("command_depth", depth, "networkx", "the largest of " + text, options)
        yield from whole("command_layers", depth + 1, "networkx", "1 + the largest of " + text, options)
        yield from whole("n_roots", len(roots), "networkx", f"people with {label}.in_degree 0", options)
        yield from whole(
            "n_several_superiors", sum(d > 1 for _, d in A.in_degree), "networkx",
            f"people with {label}.in_degree above 1", options)
        spans = np.array([d for _, d in A.out_degree if d], float)
        M = len(spans)
        gini = np.abs(np.subtract.outer(spans, spans)).sum() / (2 * M * spans.sum())
        text = f"x the {label}.out_degree above 0"
        for measure, value, formula in (
            ("span_median", np.median(spans), "np.median(x)"),
            ("span_max", spans.max(), "x.max()"),
            ("gini_span", gini, "abs(subtract.outer(x, x)).sum() / (2 * M * x.sum())"),
            ("gini_bc_span", gini * M / (M - 1) if M > 1 else math.nan, "gini_span * M / (M - 1)"),
        ):
            yield from whole(measure, value, "numpy", f"{formula}, {text}", options)


def hierarchy(weighted, ids, G, U):
    yield from commanding(ids, G)
    a, w = matrix(G, ids), matrix(G, ids, "w")
    for options, weight in ((NONE, None), (STRENGTH, "w")):
        yield from whole(
            "flow_hierarchy", nx.flow_hierarchy(G, weight=weight), "networkx",
            f"nx.flow_hierarchy(G, weight={weight!r})", options)

    authorities = principal(w.T @ w)
    hubs = w @ authorities
    command = "np.linalg.eigh of {}, largest value 1; of several eigenvectors the projection of ones"
    yield from each(
        "hits_authority", dict(zip(ids, authorities)), "numpy", command.format("W.T @ W"), STRENGTH)
    yield from each(
        "hits_hub", dict(zip(ids, hubs / hubs.max())), "numpy", "W @ a, a = " + command.format("W.T @ W"), STRENGTH)

    def levels(x, graph):
        """MacKay's levels: the smallest solution in each part, moved so that its lowest is 0."""
        imbalance = x.sum(axis=0) - x.sum(axis=1)
        laplacian = np.diag(x.sum(axis=0) + x.sum(axis=1)) - x - x.T
        h = np.linalg.pinv(laplacian) @ imbalance
        for part in nx.connected_components(graph):
            places = [ids.index(v) for v in part]
            h[places] -= h[places].min()
        return h

    def incoherence(x):
        h = levels(x, U)
        return sum(x[i, j] * (h[j] - h[i] - 1) ** 2 for i, j in zip(*x.nonzero())) / x.sum()

    command = "MacKay, Johnson & Sansom 2020 by np.linalg.pinv of the Laplacian, lowest 0 in each part"
    for direction, graph in (("arcs", w), ("reversed", w.T)):
        yield from each(
            "trophic_level", dict(zip(ids, levels(graph, U))), "numpy", command, along(direction, STRENGTH))
    for options, x in ((NONE, a), (STRENGTH, w)):
        yield from whole(
            "trophic_incoherence", incoherence(x), "numpy", "sum(w * (h_j - h_i - 1)**2) / sum(w), h by " + command,
            options)
    yield from whole("trophic_coherence", 1 - incoherence(a), "numpy", "1 - F0", NONE)
    ranks = np.linalg.pinv(np.diag(a.sum(axis=0) + a.sum(axis=1)) - a - a.T) @ (a.sum(axis=1) - a.sum(axis=0))
    yield from each(
        "springrank", dict(zip(ids, ranks)), "numpy",
        "De Bacco, Larremore & Moore 2018, alpha = 0, by np.linalg.pinv", NONE)

    # Agony: slacks p of m arcs and ranks r; least sum of p with p >= r_u - r_v + 1.
    arcs, n = list(G.edges), len(ids)
    constraints = np.zeros((len(arcs), len(arcs) + n))
    for row, (u, v) in enumerate(arcs):
        constraints[row, row] = -1
        constraints[row, len(arcs) + ids.index(u)] += 1
        constraints[row, len(arcs) + ids.index(v)] -= 1
    solved = scipy.optimize.linprog(
        np.concatenate([np.ones(len(arcs)), np.zeros(n)]), A_ub=constraints, b_ub=-np.ones(len(arcs)),
        bounds=[(0, None)] * len(arcs) + [(None, None)] * n)
    yield from whole(
        "agony_hierarchy", 1 - solved.fun / len(arcs), "scipy",
        "1 - agony / m, agony = min sum(p), p >= r_u - r_v + 1, by scipy.optimize.linprog")

    mutual = sum(G.has_edge(v, u) for u, v in arcs) // 2
    asymmetric = len(arcs) - 2 * mutual
    for kind, value in (("Mut", mutual), ("Asym", asymmetric), ("Null", n * (n - 1) // 2 - mutual - asymmetric)):
        yield "dyad_census", kind, value, "networkx", "", "pairs with two, one and no arc of G"
    for kind, value in nx.triadic_census(G).items():
        yield "triad_census", kind, value, "networkx", "", "nx.triadic_census(G)"


def groups(directed, weighted, ids, G, name, column):
    group = dict(zip(ids, column))
    names = sorted(set(column))
    n = len(ids)
    nx.set_node_attributes(G, group, name)
    forms = [(NONE, lambda u, v: 1), (STRENGTH, lambda u, v: G[u][v]["w"])]
    for options, weight in forms if weighted else forms[:1]:
        inside = sum(weight(u, v) for u, v in G.edges if group[u] == group[v])
        outside = sum(weight(u, v) for u, v in G.edges if group[u] != group[v])
        yield from whole(
            "ei_index", (outside - inside) / (outside + inside), "networkx", "(E - I) / (E + I) over G.edges",
            of(name, options))
    yield from whole(
        "ei_expected", 1 - 2 * sum(c * (c - 1) for c in map(column.count, names)) / (n * (n - 1)), "numpy",
        "1 - 2 * sum(c * (c - 1)) / (N * (N - 1)), c people of each group", of(name))

    def external_internal(edges):
        crossing = [group[u] != group[v] for u, v in edges]
        return 2 * np.mean(crossing) - 1 if crossing else math.nan

    yield from each(
        "ei_index_group",
        {g: external_internal([(u, v) for u, v in G.edges if g in (group[u], group[v])]) for g in names}, "networkx",
        "(E - I) / (E + I) over the G.edges with an end in the group", of(name, NONE))
    yield from each(
        "ei_index_person", {i: external_internal([e for e in G.edges if i in e]) for i in ids}, "networkx",
        "(E - I) / (E + I) over the G.edges with that end", of(name, NONE))
    yield from whole(
        "modularity",
        nx.community.modularity(G, [{v for v in ids if group[v] == g} for g in names], weight=None), "networkx",
        "nx.community.modularity(G, groups, weight=None)", of(name, NONE))
    yield from whole(
        "attribute_assortativity", nx.attribute_assortativity_coefficient(G, name), "networkx",
        f"nx.attribute_assortativity_coefficient(G, '{name}')", of(name, NONE))
    for g, h in itertools.product(names, names):
        ends = [(group[u], group[v]) for u, v in G.edges]
        count = ends.count((g, h)) + (ends.count((h, g)) if not directed and g != h else 0)
        yield "unit_matrix_ties", f"{g}|{h}", count, "networkx", of(name, NONE), "G.edges between the groups"


def two_modes(ids, U, mode):
    people = [v for v, m in zip(ids, mode) if m == "0"]
    events = [v for v, m in zip(ids, mode) if m == "1"]
    counts = np.array([U.degree(v) for v in people], float)
    N = len(people)
    gini = np.abs(np.subtract.outer(counts, counts)).sum() / (2 * N * counts.sum())
    yield from whole(
        "bipartite_density", nx.bipartite.density(U, people), "networkx", "nx.bipartite.density(U, people)")
    yield from whole(
        "gini_membership_bc", gini * N / (N - 1), "numpy",
        "abs(subtract.outer(x, x)).sum() / (2 * N * x.sum()) * N / (N - 1), x = U.degree of people")
    yield from each("membership_count", {v: U.degree(v) for v in people}, "networkx", "U.degree")
    yield from each("group_size", {v: U.degree(v) for v in events}, "networkx", "U.degree")
    yield from whole(
        "multi_membership_share", (counts > 1).mean(), "numpy", "(x > 1).mean(), x = U.degree of people")
    shared = nx.bipartite.weighted_projected_graph(U, events)

    def number(event):
        return int(event[1:])

    for one, other in itertools.combinations(sorted(events, key=number), 2):
        weight = shared[one][other]["weight"] if shared.has_edge(one, other) else 0
        yield (
            "interlock", f"{one}|{other}", weight, "networkx", "", "nx.bipartite.weighted_projected_graph(U, events)")
