"""Whether two results are the same. Each function takes ours, theirs and the flat file, and returns whether they agree
and a few words for the table. A time counts only with a result that agrees.

Only the standard library, so that what compares is neither of the two.
"""

import math
from array import array


def load(path):
    values = array("d")
    with open(path, "rb") as file:
        file.seek(0, 2)
        size = file.tell()
        file.seek(0)
        values.fromfile(file, size // 8)
    return values


def arrays(path):
    """People, sources, targets and weights of a flat file."""
    head, sources, targets, weights = array("Q"), array("I"), array("I"), array("d")
    with open(path, "rb") as file:
        head.fromfile(file, 2)
        for part in (sources, targets, weights):
            part.fromfile(file, head[1])
    return head[0], sources, targets, weights


def near(ours, theirs, relative, absolute, replace=lambda x: x):
    if len(ours) != len(theirs):
        return False, f"{len(ours)} and {len(theirs)} values"
    worst, wrong = 0.0, 0
    for a, b in zip(ours, theirs):
        a, b = replace(a), replace(b)
        if math.isnan(a) and math.isnan(b):
            continue
        difference = abs(a - b)
        if not difference <= absolute + relative * abs(b):
            wrong += 1
        if difference > 0:
            worst = max(worst, difference / max(abs(a), abs(b)))
    said = "equal" if worst == 0 else f"to {worst:.0e}"
    return wrong == 0, said if wrong == 0 else f"{wrong} of {len(ours)} differ, by up to {worst:.0e}"


def values(ours, theirs, flat):
    """Each value to 1e-6 of it; undefined where undefined."""
    return near(ours, theirs, 1e-6, 1e-9)


def shares(ours, theirs, flat):
    """Each value to 1e-9: both iterate until the whole vector moves by less than 1e-10."""
    return near(ours, theirs, 0, 1e-9)


def where_defined(ours, theirs, flat):
    """As values; where we say undefined, some say 0: clustering below two neighbours, closeness without any."""
    return near(ours, theirs, 1e-6, 1e-9, lambda x: 0 if math.isnan(x) else x)


def exactly(ours, theirs, flat):
    return near(ours, theirs, 0, 0)


def partition(ours, theirs, flat):
    """The same parts, whatever their numbers."""
    if len(ours) != len(theirs):
        return False, f"{len(ours)} and {len(theirs)} labels"
    there, back = {}, {}
    same = all(there.setdefault(a, b) == b and back.setdefault(b, a) == a for a, b in zip(ours, theirs))
    return same, "equal" if same else "other parts"


def modularity_of(labels, flat):
    people, sources, targets, weights = arrays(flat)
    inside, strength, total = 0.0, [0.0] * people, math.fsum(weights)
    for source, target, weight in zip(sources, targets, weights):
        strength[source] += weight
        strength[target] += weight
        if labels[source] == labels[target]:
            inside += weight
    parts = {}
    for label, value in zip(labels, strength):
        parts[label] = parts.get(label, 0.0) + value
    return inside / total - sum((value / (2 * total)) ** 2 for value in parts.values())


def modularity(ours, theirs, flat):
    """At equal or better modularity, which is computed here from both partitions."""
    a, b = modularity_of(ours, flat), modularity_of(theirs, flat)
    return a >= b, f"Q {a:.4f}, theirs {b:.4f}"


def degrees(ours, theirs, flat):
    """After the number of swaps, the degrees: those of the graph, and so the same."""
    same, said = near(ours[1:], theirs[1:], 0, 0)
    return same, "same degrees" if same else said


def ranks(ours, theirs, flat):
    """Two samples of sources: seven in ten of the fifty or more at the top are the same."""
    count = max(50, len(ours) // 1000)

    def top(x):
        return set(sorted(range(len(x)), key=lambda i: -x[i])[:count])

    shared = len(top(ours) & top(theirs)) / count
    return shared >= 0.7, f"{shared:.0%} of the top {count} shared"


def anything(ours, theirs, flat):
    return True, f"{ours[0] / 1e6:.1f} and {theirs[0] / 1e6:.1f} MB"
