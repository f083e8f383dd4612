"""One peer on one kernel; `run` starts it in the virtual environment and talks to it as it talks to `kernels run`.

    peer.py libraries                                  versions of what is installed, as JSON
    peer.py run LIBRARY KERNEL FILE.flat --threads 2   one run for each line "run", a vector for each "save PATH"
    peer.py threaded LIBRARY KERNEL                    whether it can use several threads
    peer.py memory LIBRARY FILE.flat                   bytes that the graph takes
    peer.py read PIPELINE FILE --threads 2             one reading of a file

The graph is in the library's own structure before the clock starts. A kernel is a method of its library's class and
returns two functions: `run`, which is timed, and `read`, which is not and turns the result into our numbers: raw
values in node order, undirected pairs counted once, partitions as labels, ties as sorted pairs.
"""

import argparse
import gc
import json
import os
import resource
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("task", choices=["libraries", "threaded", "run", "memory", "read"])
parser.add_argument("words", nargs="*")
parser.add_argument("--threads", type=int, default=1)
A = parser.parse_args()
for variable in ("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"):
    os.environ[variable] = str(A.threads)  # read when the libraries are imported


def say(**members):
    print(json.dumps(members), flush=True)


def status(name):
    for line in open("/proc/self/status"):
        if line.startswith(name + ":"):
            return int(line.split()[1]) * 1024
    return 0


class Usage:
    def __init__(self):
        self.cpu, self.wall = self.processor(), time.perf_counter()

    @staticmethod
    def processor():
        used = resource.getrusage(resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime

    def spent(self):
        wall = time.perf_counter() - self.wall
        return {"wall": wall, "cpu": self.processor() - self.cpu, "peak": status("VmHWM")}


def identity(result):
    return result


class Library:
    """The arrays of a flat file; `make` builds the library's own graph of a form of it, once.

    Forms: d directed, u without directions (strengths of both added), each with w for weights or l for lengths 1/w.
    """

    def __init__(self, path):
        import numpy as np

        self.np = np
        with open(path, "rb") as file:
            self.n, m = (int(x) for x in np.fromfile(file, np.uint64, 2))
            self.s = np.fromfile(file, np.uint32, m).astype(np.int64)
            self.t = np.fromfile(file, np.uint32, m).astype(np.int64)
            self.w = np.fromfile(file, np.float64, m)

    def arcs(self, form):
        np = self.np
        s, t, w = self.s, self.t, self.w
        if form[0] == "u":
            keys, where = np.unique(np.minimum(s, t) * self.n + np.maximum(s, t), return_inverse=True)
            s, t, w = keys // self.n, keys % self.n, np.bincount(where, weights=w)
        return s, t, 1 / w if form.endswith("l") else w

    def graph(self, form):
        return self.make(form, *self.arcs(form))

    def vector(self, mapping):
        return [mapping[v] for v in range(self.n)]

    def labels(self, parts):
        label = [0] * self.n
        for number, part in enumerate(parts):
            for v in part:
                label[v] = number
        return label

    def pairs(self, ties):
        return [x for tie in sorted((min(a, b), max(a, b)) for a, b in ties) for x in tie]


class IGraph(Library):
    name, package, threaded = "igraph", "igraph", {"pagerank"}

    def make(self, form, s, t, w):
        import igraph

        graph = igraph.Graph(n=self.n, edges=self.np.column_stack([s, t]), directed=form[0] == "d")
        if len(form) > 1:
            graph.es["weight"] = w
        return graph

    def betweenness_undirected(self):
        g = self.graph("u")
        return lambda: g.betweenness(directed=False), identity

    def betweenness_directed(self):
        g = self.graph("d")
        return lambda: g.betweenness(), identity

    def betweenness_weighted(self):
        g = self.graph("dl")
        return lambda: g.betweenness(weights="weight"), identity

    def tie_betweenness(self):
        g = self.graph("u")
        return lambda: g.edge_betweenness(directed=False), lambda r: [
            x for row in sorted((*sorted(e.tuple), b) for e, b in zip(g.es, r)) for x in row]

    def harmonic(self):
        g = self.graph("d")
        return lambda: g.harmonic_centrality(mode="out", normalized=False), identity

    def mean_path(self):
        g = self.graph("d")
        return lambda: g.average_path_length(directed=True), lambda r: [r]

    def closeness(self):
        g = self.graph("u")
        return lambda: g.closeness(normalized=True), identity

    def eccentricity(self):
        g = self.graph("u")
        return lambda: g.eccentricity(), identity

    def pagerank(self):
        g = self.graph("dw")
        return lambda: g.pagerank(weights="weight", damping=0.85, implementation="prpack"), identity

    def weak_components(self):
        g = self.graph("d")
        return lambda: g.connected_components(mode="weak").membership, identity

    def strong_components(self):
        g = self.graph("d")
        return lambda: g.connected_components(mode="strong").membership, identity

    def articulation(self):
        g = self.graph("u")
        return lambda: g.articulation_points(), sorted

    def bridges(self):
        g = self.graph("u")
        return lambda: g.bridges(), lambda r: self.pairs(g.es[e].tuple for e in r)

    def biconnected(self):
        g = self.graph("u")
        return lambda: g.biconnected_components(), lambda r: sorted(len(part) for part in r)

    def coreness(self):
        g = self.graph("u")
        return lambda: g.coreness(), identity

    def local_clustering(self):
        g = self.graph("u")
        return lambda: g.transitivity_local_undirected(mode="nan"), identity

    def reciprocity(self):
        g = self.graph("d")
        return lambda: g.reciprocity(), lambda r: [r]

    def constraint(self):
        g = self.graph("dw")
        return lambda: g.constraint(weights="weight"), identity

    def triad_census(self):
        g = self.graph("d")
        names = "003 012 102 021D 021U 021C 111D 111U 030T 030C 201 120D 120U 120C 210 300".split()
        by_name = sorted(range(16), key=names.__getitem__)  # names are Davis and Leinhardt's, in its order
        return lambda: g.triad_census(), lambda r: [r[i] for i in by_name]

    def leiden(self):
        g = self.graph("uw")
        return lambda: g.community_leiden(
            objective_function="modularity", weights="weight", n_iterations=2).membership, identity

    def rewiring(self):
        g = self.graph("u")

        def run():
            copy = g.copy()
            copy.rewire(n=g.ecount())  # as many trials as ties; trials that fail count, in its favour
            return copy

        return run, lambda copy: [g.ecount(), *copy.degree()]

    def graphml_writing(self):
        g = self.graph("dw")
        g.vs["name"] = [f"p{v:06d}" for v in range(self.n)]
        path = f"/dev/shm/peer-{os.getpid()}.graphml" if os.path.isdir("/dev/shm") else f"peer-{os.getpid()}.graphml"

        def run():
            g.write_graphml(path)
            return os.path.getsize(path)

        def read(size):
            os.remove(path)
            return [size]

        return run, read


class NetworKit(Library):
    name, package = "NetworKit", "networkit"
    threaded = {
        "betweenness_undirected", "betweenness_directed", "betweenness_weighted", "harmonic", "closeness", "pagerank",
        "weak_components_parallel", "coreness", "local_clustering", "leiden", "sampled_betweenness",
    }

    def make(self, form, s, t, w):
        import networkit

        self.nk = networkit
        networkit.setNumberOfThreads(A.threads)
        networkit.engineering.setSeed(1, False)
        weighted = len(form) > 1
        graph = networkit.GraphFromCoo(
            (w if weighted else self.np.ones(len(s)), (s.astype(self.np.uint64), t.astype(self.np.uint64))),
            n=self.n, weighted=weighted, directed=form[0] == "d")
        graph.sortEdges()
        return graph

    def scores(self, form, algorithm, read=lambda a: a.scores()):
        g = self.graph(form)

        def run():
            instance = algorithm(g)
            instance.run()
            return instance

        return run, read

    def betweenness_undirected(self):
        return self.scores(
            "u", lambda g: self.nk.centrality.Betweenness(g), lambda a: [b / 2 for b in a.scores()])  # every pair twice

    def betweenness_directed(self):
        return self.scores("d", lambda g: self.nk.centrality.Betweenness(g))

    def betweenness_weighted(self):
        return self.scores("dl", lambda g: self.nk.centrality.Betweenness(g))

    def sampled_betweenness(self):
        return self.scores("u", lambda g: self.nk.centrality.EstimateBetweenness(g, 256, False, A.threads > 1))

    def harmonic(self):
        return self.scores("d", lambda g: self.nk.centrality.HarmonicCloseness(g, False))

    def closeness(self):
        # Generalised: times the share of the others that are reached, which is divided out again.
        from scipy.sparse import csgraph, csr_matrix

        part = csgraph.connected_components(
            csr_matrix((self.w, (self.s, self.t)), shape=(self.n, self.n)), connection="weak")[1]
        others = self.np.bincount(part)[part] - 1

        def read(a):
            with self.np.errstate(divide="ignore", invalid="ignore"):
                return self.np.asarray(a.scores()) * (self.n - 1) / others

        variant = "GENERALIZED"
        return self.scores(
            "u", lambda g: self.nk.centrality.Closeness(
                g, True, getattr(self.nk.centrality.ClosenessVariant, variant)), read)

    def eccentricity(self):
        g = self.graph("u")
        value = self.nk.distance.Eccentricity.getValue
        return lambda: [value(g, v)[1] for v in range(self.n)], identity

    def pagerank(self):
        def algorithm(g):
            c = self.nk.centrality
            sinks = c.SinkHandling
            distribute = getattr(sinks, "DISTRIBUTE_SINKS", None) or sinks.DistributeSinks
            a = c.PageRank(g, 0.85, 1e-10, False, distribute)
            a.norm = c.Norm.L1_NORM
            a.maxIterations = 500
            return a

        return self.scores("dw", algorithm)

    def weak_components(self):
        return self.scores(
            "d", lambda g: self.nk.components.WeaklyConnectedComponents(g), lambda a: a.getPartition().getVector())

    def weak_components_parallel(self):
        return self.scores(
            "u", lambda g: self.nk.components.ParallelConnectedComponents(g), lambda a: a.getPartition().getVector())

    def strong_components(self):
        return self.scores(
            "d", lambda g: self.nk.components.StronglyConnectedComponents(g), lambda a: a.getPartition().getVector())

    def biconnected(self):
        return self.scores(
            "u", lambda g: self.nk.components.BiconnectedComponents(g),
            lambda a: sorted(len(part) for part in a.getComponents()))

    def coreness(self):
        return self.scores("u", lambda g: self.nk.centrality.CoreDecomposition(g))

    def local_clustering(self):
        return self.scores("u", lambda g: self.nk.centrality.LocalClusteringCoefficient(g, True))

    def leiden(self):
        return self.scores(
            "uw", lambda g: self.nk.community.ParallelLeiden(g, 3, True, 1.0), lambda a: a.getPartition().getVector())

    def rewiring(self):
        def read(a):
            g = a.getGraph()
            return [a.getNumberOfAffectedEdges() / 2, *(g.degree(v) for v in range(self.n))]

        return self.scores("u", lambda g: self.nk.randomization.EdgeSwitching(g, 1.0, False), read)


class RustworkX(Library):
    name, package = "rustworkx", "rustworkx"
    threaded = {"betweenness_undirected", "betweenness_directed", "closeness", "mean_path"}

    def make(self, form, s, t, w):
        import rustworkx

        self.rx = rustworkx
        self.few = 1 if A.threads > 1 else 10**9  # its parallel_threshold
        graph = (rustworkx.PyDiGraph if form[0] == "d" else rustworkx.PyGraph)(multigraph=True)
        graph.add_nodes_from(range(self.n))
        graph.add_edges_from(list(zip(s.tolist(), t.tolist(), w.tolist())))
        return graph

    def betweenness_undirected(self):
        g = self.graph("u")
        return lambda: self.rx.betweenness_centrality(g, normalized=False, parallel_threshold=self.few), self.vector

    def betweenness_directed(self):
        g = self.graph("d")
        return lambda: self.rx.betweenness_centrality(g, normalized=False, parallel_threshold=self.few), self.vector

    def closeness(self):
        g = self.graph("u")
        return lambda: self.rx.closeness_centrality(g, wf_improved=False, parallel_threshold=self.few), self.vector

    def mean_path(self):
        g = self.graph("d")
        return lambda: self.rx.digraph_unweighted_average_shortest_path_length(
            g, parallel_threshold=self.few, disconnected=True), lambda r: [r]

    def pagerank(self):
        g = self.graph("dw")  # its tolerance is one a node
        return lambda: self.rx.pagerank(
            g, alpha=0.85, weight_fn=lambda w: w, tol=1e-10 / self.n, max_iter=1000), self.vector

    def weak_components(self):
        g = self.graph("d")
        return lambda: self.rx.weakly_connected_components(g), self.labels

    def strong_components(self):
        g = self.graph("d")
        return lambda: self.rx.strongly_connected_components(g), self.labels

    def articulation(self):
        g = self.graph("u")
        return lambda: self.rx.articulation_points(g), sorted

    def bridges(self):
        g = self.graph("u")
        return lambda: self.rx.bridges(g), self.pairs

    def biconnected(self):
        g = self.graph("u")

        def read(part_of_tie):
            members = {}
            for (a, b), part in part_of_tie.items():
                members.setdefault(part, set()).update((a, b))
            return sorted(map(len, members.values()))

        return lambda: self.rx.biconnected_components(g), read

    def coreness(self):
        g = self.graph("u")
        return lambda: self.rx.core_number(g), self.vector


class NetworkX(Library):
    name, package, threaded = "NetworkX", "networkx", set()

    def make(self, form, s, t, w):
        import networkx

        self.nx = networkx
        graph = networkx.DiGraph() if form[0] == "d" else networkx.Graph()
        graph.add_nodes_from(range(self.n))
        graph.add_weighted_edges_from(zip(s.tolist(), t.tolist(), w.tolist()))
        return graph

    def effective_size(self):
        g = self.graph("dw")
        return lambda: self.nx.effective_size(g, weight="weight"), self.vector

    def triad_census(self):
        g = self.graph("d")
        return lambda: self.nx.triadic_census(g), lambda r: [r[name] for name in sorted(r)]


class SciPy(Library):
    name, package, threaded = "scipy", "scipy", set()

    def make(self, form, s, t, w):
        from scipy import sparse

        a = sparse.csr_matrix((w if len(form) > 1 else self.np.ones(len(s)), (s, t)), shape=(self.n, self.n))
        if form[0] == "u":
            a = (a + a.T).tocsr()
        a.sort_indices()
        return a

    def components(self, connection):
        from scipy.sparse import csgraph

        a = self.graph("d")
        return lambda: csgraph.connected_components(a, connection=connection)[1], identity

    def weak_components(self):
        return self.components("weak")

    def strong_components(self):
        return self.components("strong")

    def reciprocity(self):
        a = self.graph("d")
        return lambda: a.multiply(a.T).sum() / a.sum(), lambda r: [r]

    def effective_size(self):
        # Burt 1992, as sparse products: degree less Σ p(i, q) m(j, q) over contacts j and their common contacts q.
        np, z = self.np, self.graph("uw")
        from scipy import sparse

        def run():
            total = np.asarray(z.sum(axis=1)).ravel()
            most = z.max(axis=1).toarray().ravel()
            with np.errstate(divide="ignore"):
                p = sparse.diags(1 / total) @ z
                m = sparse.diags(1 / most) @ z
            tied = z.copy()
            tied.data = np.ones_like(tied.data)
            redundant = np.asarray(tied.multiply(p @ m.T).sum(axis=1)).ravel()
            degree = np.diff(z.indptr)
            return np.where(degree > 0, degree - redundant, np.nan)

        return run, identity


LIBRARIES = {c.package: c for c in (IGraph, NetworKit, RustworkX, NetworkX, SciPy)}


def libraries():
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for package in ("igraph", "networkit", "rustworkx", "networkx", "scipy", "numpy", "polars", "duckdb"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            pass
    say(**found)


def threaded(package, kernel):
    say(threaded=kernel in LIBRARIES[package].threaded)


def run(package, kernel, path):
    library = LIBRARIES[package](path)
    timed, read = getattr(library, kernel)()
    del library.s, library.t, library.w
    gc.collect()
    say(ready=True)
    result = None
    for line in sys.stdin:
        word, _, path = line.strip().partition(" ")
        if word == "run":
            result = None
            usage = Usage()
            result = timed()
            say(**usage.spent())
        elif word == "save":
            values = library.np.asarray(read(result), dtype=library.np.float64)
            values.tofile(path)
            say(saved=len(values))


def memory(package, path):
    library = LIBRARIES[package](path)
    form = "d" if package == "igraph" else "dw"  # its weights are Python objects, which would only be unkind
    s, t, w = library.arcs(form)
    library.make(form, s[:1], t[:1], w[:1])  # what the library takes by itself
    gc.collect()
    before = status("VmRSS")
    graph = library.make(form, s, t, w)
    gc.collect()
    say(bytes=status("VmRSS") - before, ties=len(s), rows=library.n, kept=graph is not None)


def polars_codes(path):
    import polars as pl

    table = pl.read_csv(path)
    ids = pl.Enum(pl.concat([table["source"], table["target"]]).unique().sort())
    s, t = (table[end].cast(ids).to_physical().to_numpy() for end in ("source", "target"))
    return len(ids.categories), s, t, table["weight"].to_numpy()


def duckdb_codes(path):
    import duckdb

    c = duckdb.connect()
    c.execute(f"SET threads={A.threads}")
    c.execute(f"CREATE TABLE e AS SELECT * FROM read_csv('{path}')")
    c.execute("CREATE TABLE v AS SELECT id, (row_number() OVER (ORDER BY id) - 1)::INT i "
              "FROM (SELECT source id FROM e UNION SELECT target FROM e)")
    r = c.execute("SELECT a.i s, b.i t, weight w FROM e JOIN v a ON e.source = a.id JOIN v b ON e.target = b.id")
    r = r.fetchnumpy()
    return c.execute("SELECT count(*) FROM v").fetchone()[0], r["s"], r["t"], r["w"]


def networkit_graph(n, s, t, w):
    import networkit
    import numpy as np

    networkit.setNumberOfThreads(A.threads)
    g = networkit.GraphFromCoo(
        (w.astype(np.float64), (s.astype(np.uint64), t.astype(np.uint64))), n=n, weighted=True, directed=True)
    return g, lambda: (g.numberOfNodes(), g.numberOfEdges(), g.totalEdgeWeight())


def igraph_graph(n, s, t, w):
    import igraph
    import numpy as np

    g = igraph.Graph(n=n, edges=np.column_stack([s, t]).astype(np.int64), directed=True)
    g.es["weight"] = w
    return g, lambda: (g.vcount(), g.ecount(), sum(g.es["weight"]))


def igraph_graphml(path):
    import igraph

    g = igraph.Graph.Read_GraphML(path)
    return g, lambda: (g.vcount(), g.ecount(), sum(g.es["weight"]))


def rustworkx_graphml(path):
    import rustworkx

    g = rustworkx.read_graphml(path)[0]
    return g, lambda: (g.num_nodes(), g.num_edges(), sum(tie["weight"] for tie in g.edges()))


PIPELINES = {
    "polars+networkit": (lambda path: networkit_graph(*polars_codes(path)), "polars networkit numpy"),
    "polars+igraph": (lambda path: igraph_graph(*polars_codes(path)), "polars igraph numpy"),
    "duckdb+networkit": (lambda path: networkit_graph(*duckdb_codes(path)), "duckdb networkit numpy"),
    "igraph": (igraph_graphml, "igraph"),
    "rustworkx": (rustworkx_graphml, "rustworkx"),
}


def read(name, path):
    pipeline, modules = PIPELINES[name]
    for module in modules.split():
        __import__(module)  # not timed
    usage = Usage()
    graph, counts = pipeline(path)
    spent = usage.spent()
    people, ties, strength = counts()
    say(**spent, people=people, ties=ties, strength=strength)


{"libraries": libraries, "threaded": threaded, "run": run, "memory": memory, "read": read}[A.task](*A.words)
