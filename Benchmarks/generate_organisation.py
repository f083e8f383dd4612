#!/usr/bin/env python3
"""Writes a large synthetic organisation: people.csv and ties.csv, and the same ties in other forms where asked for.

    python3 Benchmarks/generate_organisation.py --people 100000 --ties 2000000 --output /tmp/large --flat --graphml

People sit in teams of 4 to 20, ten teams or so make a department, twelve departments or so a division. A tie draws its
sender by a lognormal activity, then how far it reaches (team 35 %, department 30 %, division 20 %, anywhere 15 %),
then its receiver there by a Pareto popularity, so that degrees have a heavy tail. All ties are different ordered pairs
without loops; weights are lognormal with three decimals, larger within a team. Numbers of people follow no block, and
rows are shuffled, for a log has no locality.

--flat adds ties.flat, for programs that want no text: the number of people and of ties as two 64-bit integers, then all
sources and all targets as 32-bit integers, then all weights as doubles, little-endian and without padding. A person is
the number in the id. --graphml adds organisation.graphml: people with their unit, ties with their weight.

Only the standard library: the same Python gives the same bytes from the same seed.
"""

import argparse
import random
import sys
import time
from array import array
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path

REACH = (0.35, 0.65, 0.85)  # cumulated: team, department, division; else anywhere


def blocks(rng, count, smallest, largest):
    """Ends of consecutive blocks of even random size that cover range(count)."""
    ends, end = [], 0
    while end < count:
        end = min(count, end + rng.randint(smallest, largest))
        ends.append(end)
    return ends


def spread(ends, count):
    """The number of its block for each place, and the first and last place of the block."""
    block, first, last, start = [0] * count, [0] * count, [0] * count, 0
    for number, end in enumerate(ends):
        size = end - start
        block[start:end] = [number] * size
        first[start:end] = [start] * size
        last[start:end] = [end] * size
        start = end
    return block, first, last


def make_ties(rng, people, wanted, levels):
    """`wanted` different arcs, packed as source * people + target, in the order of drawing."""
    activity = list(accumulate(rng.lognormvariate(0, 0.9) for _ in range(people)))
    largest = 60 * max(1.0, people / 1e5) ** 0.25  # no single person is tied to half of a large organisation
    popularity = [0.0, *accumulate(min(rng.paretovariate(1.7) - 0.8, largest) for _ in range(people))]
    bounds = [(first, last) for _, first, last in levels]
    uniform = rng.random
    packed, fruitless = {}, 0
    while len(packed) < wanted:
        before, draws = len(packed), max(1000, int(1.1 * (wanted - len(packed))))
        for source in rng.choices(range(people), cum_weights=activity, k=draws):
            reach = bisect_right(REACH, uniform())
            if reach < 3:
                first, last = bounds[reach]
                low, high = first[source], last[source]
            else:
                low, high = 0, people
            point = popularity[low] + uniform() * (popularity[high] - popularity[low])
            target = bisect_right(popularity, point, low, high) - 1
            if target != source:
                packed[source * people + target] = None
        # The head of a dense graph fills up first; then every pair gets the same chance.
        fruitless = fruitless + 1 if len(packed) - before < draws // 20 else 0
        if fruitless > 20:
            while len(packed) < wanted:
                source, target = rng.randrange(people), rng.randrange(people)
                if source != target:
                    packed[source * people + target] = None
    arcs = list(packed)[:wanted]
    rng.shuffle(arcs)
    return arcs


def write_flat(path, people, sources, targets, weights):
    """The ties as arrays, without text."""
    if sys.byteorder == "big":
        raise SystemExit("flat files are little-endian, and so must be the machine that writes them")
    with path.open("wb") as file:
        for part in (array("Q", (people, len(sources))), sources, targets, weights):
            part.tofile(file)


def write_graphml(path, ids, units, sources, targets, weights):
    """The people in the order of their numbers, and the ties."""
    with path.open("w", encoding="ascii", newline="", buffering=1 << 20) as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                   '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
                   '  <key id="unit" for="node" attr.name="unit" attr.type="string"/>\n'
                   '  <key id="weight" for="edge" attr.name="weight" attr.type="double"/>\n'
                   '  <graph id="ties" edgedefault="directed">\n')
        file.writelines(f'    <node id="{person}"><data key="unit">{unit}</data></node>\n'
                        for person, unit in zip(ids, units))
        file.writelines(f'    <edge source="{ids[source]}" target="{ids[target]}">'
                        f'<data key="weight">{weight:.3f}</data></edge>\n'
                        for source, target, weight in zip(sources, targets, weights))
        file.write("  </graph>\n</graphml>\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--ties", type=int, default=2_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, required=True, help="a folder, made if need be")
    parser.add_argument("--flat", action="store_true", help="write ties.flat too")
    parser.add_argument("--graphml", action="store_true", help="write organisation.graphml too")
    options = parser.parse_args()
    people, wanted = options.people, options.ties
    if people < 2 or not 0 <= wanted <= people * (people - 1):
        parser.error("between 0 and N·(N − 1) ties among at least 2 people")

    started = time.monotonic()
    rng = random.Random(options.seed)
    team_ends = blocks(rng, people, 4, 20)
    department_ends = [team_ends[end - 1] for end in blocks(rng, len(team_ends), 6, 14)]
    division_ends = [department_ends[end - 1] for end in blocks(rng, len(department_ends), 8, 16)]
    levels = [spread(ends, people) for ends in (team_ends, department_ends, division_ends)]
    team, department, division = (block for block, _, _ in levels)
    arcs = make_ties(rng, people, wanted, levels)

    numbers = list(range(people))
    rng.shuffle(numbers)
    width = max(6, len(str(people - 1)))
    ids = [f"p{number:0{width}d}" for number in numbers]
    options.output.mkdir(parents=True, exist_ok=True)

    order = list(range(people))
    rng.shuffle(order)
    with (options.output / "people.csv").open("w", encoding="ascii", newline="") as file:
        file.write("person_id,unit,department,division\n")
        file.writelines(
            f"{ids[place]},team-{team[place]:05d},department-{department[place]:04d},division-{division[place]:03d}\n"
            for place in order)

    draw = rng.lognormvariate
    sources, targets, weights = array("I"), array("I"), array("d")
    with (options.output / "ties.csv").open("w", encoding="ascii", newline="", buffering=1 << 20) as file:
        file.write("source,target,weight\n")
        for arc in arcs:
            source, target = divmod(arc, people)
            weight = max(0.001, draw(1.6 if team[source] == team[target] else 0.7, 1.1))
            file.write(f"{ids[source]},{ids[target]},{weight:.3f}\n")
            if options.flat or options.graphml:
                sources.append(numbers[source])
                targets.append(numbers[target])
                weights.append(round(weight, 3))
    if options.flat:
        write_flat(options.output / "ties.flat", people, sources, targets, weights)
    if options.graphml:
        place = [0] * people
        for position, number in enumerate(numbers):
            place[number] = position
        write_graphml(options.output / "organisation.graphml", [ids[position] for position in place],
                      [f"team-{team[position]:05d}" for position in place], sources, targets, weights)

    print(f"{people} people in {len(team_ends)} teams, {len(arcs)} ties, seed {options.seed}, "
          f"{time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
