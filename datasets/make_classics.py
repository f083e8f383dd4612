#!/usr/bin/env python3
"""Writes three classic networks from networkx's own data, each as people.csv, ties.csv and organisation.json.

    python3 datasets/make_classics.py          # into datasets/karate, datasets/florentine, datasets/davis

Made with networkx 3.6.1; ids are networkx's with spaces replaced by `_`. Rows are sorted, so that the same data
always give the same bytes.
"""

import csv
import json
from pathlib import Path

import networkx as nx

HERE = Path(__file__).resolve().parent


def identifier(node):
    return str(node).replace(" ", "_")


def write_table(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


def write_dataset(name, title, graph, relation, people_header, person, tie_header, tie):
    """One folder: `person` and `tie` give the cells after the ids."""
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    people = sorted(((identifier(node), *person(node, data)) for node, data in graph.nodes(data=True)),
                    key=lambda row: row[0].encode())
    ties = sorted(((identifier(one), identifier(other), relation, *tie(data), "Undirected")
                   for one, other, data in graph.edges(data=True)),
                  key=lambda row: (row[0].encode(), row[1].encode()))
    write_table(folder / "people.csv", ["person_id", *people_header], people)
    write_table(folder / "ties.csv", ["source", "target", "relation", *tie_header, "type"], ties)
    (folder / "organisation.json").write_text(json.dumps({"name": title}, indent=2) + "\n", encoding="utf-8")
    print(f"{name}: {len(people)} people, {len(ties)} ties")


def karate():
    graph = nx.karate_club_graph()
    write_dataset(
        "karate", "Zachary's karate club", graph, "interaction",
        ["club", "eligible"], lambda node, data: (data["club"], 1),
        ["weight"], lambda data: (data["weight"],))


def florentine():
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")  # married into none of the fifteen, so networkx's list of marriages lacks them
    write_dataset(
        "florentine", "Florentine families, marriages", graph, "marriage",
        ["eligible"], lambda node, data: (1,), [], lambda data: ())


def davis():
    graph = nx.davis_southern_women_graph()
    write_dataset(
        "davis", "Davis's southern women and their events", graph, "attendance",
        ["bipartite", "eligible"], lambda node, data: (data["bipartite"], 1 - data["bipartite"]),
        [], lambda data: ())


if __name__ == "__main__":
    karate()
    florentine()
    davis()
