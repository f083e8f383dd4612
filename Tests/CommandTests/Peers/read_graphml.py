"""Prints what NetworkX and igraph find in GraphML files: a line a file and library, people, ties, sum of weights."""

import sys

import igraph
import networkx

for path in sys.argv[1:]:
    graph = networkx.read_graphml(path)
    weights = [data.get("weight", 1) for _, _, data in graph.edges(data=True)]
    print("networkx", graph.number_of_nodes(), graph.number_of_edges(), sum(map(float, weights)), sep="\t")
    graph = igraph.Graph.Read_GraphML(path)
    weights = graph.es["weight"] if "weight" in graph.es.attributes() else [1] * graph.ecount()
    print("igraph", graph.vcount(), graph.ecount(), sum(map(float, weights)), sep="\t")
