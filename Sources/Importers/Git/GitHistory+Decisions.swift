import Organisations

extension GitHistory {
  /// Makes decisions of the commits on the main line, oldest first.
  mutating func finish(name: String, path: String) {
    settleDomain()
    guard !commits.isEmpty else { return }
    let main = mainLine()
    var ties = ProposerTies(draft, at: place)
    var unknownDeciders = 0
    var unknownProposers = 0
    for position in main.reversed() {
      let commit = commits[position]
      let line = place(of: commit)
      let (proposers, deciders) = parts(of: commit)
      if proposers.isEmpty { unknownProposers += 1 }
      if deciders.isEmpty { unknownDeciders += 1 }
      var decision = Decision(id: Identifier(ids.text(of: commit.id)))
      decision.decidedAt = commit.time
      decision.magnitude = commit.lines
      decision.domain = commit.domain.map { Identifier(domains.text(of: $0)) }
      let named: [(Participation.Part, [Int])] = [
        (.proposer, proposers), (.decider, deciders), (.consulted, commit.reviewers),
      ]
      for (part, people) in named {
        var seen = Set<Int>()
        for person in people where seen.insert(person).inserted {
          guard let code = draftCode(of: person, at: line) else { continue }
          decision.participations.append(Participation(.person(code), part))
        }
      }
      guard draft.record(decision, at: line) != nil else { continue }
      ties.add(decision, line: commit.line)
    }
    ties.finish()
    draft.logIsExecution = true
    draft.sources.append(
      Provenance.Source(name: name, path: path, table: "git_log", rows: commits.count))
    remark(main, unknownDeciders, unknownProposers, shown(name))
  }

  /// From each commit that is nobody's parent, the first parents down to the first commit.
  private func mainLine() -> [Int] {
    var isTaken = [Bool](repeating: false, count: commits.count)
    var main: [Int] = []
    for code in positions.indices where positions[code] >= 0 && !isParent[code] {
      var position = positions[code]
      while position >= 0, !isTaken[position] {
        isTaken[position] = true
        main.append(position)
        position = commits[position].parents.first.map { positions[$0] } ?? -1
      }
    }
    return main.sorted()
  }

  /// Who proposed and who let it in.
  ///
  /// Of a merge the authors of the merged tips proposed, and the committer merged. The button of a
  /// hosting service commits in the service's name: then a merge's author pressed it, and who
  /// pressed it for a squashed change is not recorded.
  private func parts(of commit: Commit) -> (proposers: [Int], deciders: [Int]) {
    let isByButton = isButton(commit.committer)
    guard commit.parents.count > 1 else {
      return ([commit.author] + commit.coauthors, isByButton ? [] : [commit.committer])
    }
    let tips = commit.parents.dropFirst().filter { positions[$0] >= 0 }
    return (
      tips.map { commits[positions[$0]].author } + commit.coauthors,
      [isByButton ? commit.author : commit.committer]
    )
  }

  /// Whether it is GitHub itself, on its own servers or those of a company.
  private func isButton(_ committer: Int) -> Bool {
    let address = people.bytes(of: committer)
    return address.elementsEqual("noreply@github.com".utf8)
      || ["GitHub", "GitHub Enterprise"].contains(names[committer])
        && address.starts(with: "noreply@".utf8)
  }

  private func draftCode(of person: Int, at place: Place) -> Int? {
    guard let code = draft.person(Array(people.bytes(of: person)), at: place) else { return nil }
    let name = names[person]
    if draft.names[code] == nil, !name.isEmpty { draft.names[code] = name }
    let local = people.bytes(of: person).prefix { $0 != UInt8(ascii: "@") }
    if name.hasSuffix("[bot]") || local.suffix(5).elementsEqual("[bot]".utf8) {
      draft.set(attribute: "kind", of: code, to: "agent", at: place)
    }
    return code
  }

  private func remark(
    _ main: [Int], _ unknownDeciders: Int, _ unknownProposers: Int, _ name: String
  ) {
    issues.remark(
      "\(name): the rows are commits and merges: the log says who carried changes out")
    issues.remark(
      "\(name): \(main.count) of \(commits.count) commits are on the main line, each a decision; the "
        + "others came in by merges")
    if unknownDeciders > 0 {
      issues.remark(
        "\(name): \(unknownDeciders) commits were let in by the hosting service's button, which does "
          + "not say who pressed it")
    }
    if unknownProposers > 0 {
      issues.remark(
        "\(name): \(unknownProposers) merges have no proposer: the log lacks the merged commits")
    }
    if signOffs > 0 {
      issues.remark(
        "\(name): \(signOffs) sign-offs of people who are neither author nor committer are not "
          + "used: they say who passed a change on, not who was asked")
    }
    let alike = addressesOfName.values.count { $0.count > 1 }
    if alike > 0 {
      issues.remark(
        "\(name): \(alike) names go with several addresses and count as several people; a .mailmap "
          + "in the repository joins them")
    }
  }
}
