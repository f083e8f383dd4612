import Organisations

/// A request for a decision, followed until it was decided or the data end.
struct FollowedRequest {
  /// Hours from the request to its decision, or to the last that is known of it.
  var hours: Double
  /// Whether it was decided; what was taken back was not.
  var isDecided: Bool
  /// Whether it still waits.
  var isOpen: Bool
  /// Whose last word it waited for.
  var holders: [Int]
}

extension DecisionLog {
  /// The last moment that the data speak of, in seconds; `nil` where nothing is dated.
  var lastMoment: Double? {
    let decided = organisation.decisions.lazy
      .flatMap { [$0.decidedAt, $0.requestedAt].compactMap { $0 } }.max()
    let spoken = organisation.voice.lazy.compactMap(\.time).max()
    return [decided, spoken].compactMap { $0?.seconds }.max()
  }

  /// Every decision whose request is dated and of which is known until when it waited.
  func makeFollowedRequests() -> [FollowedRequest] {
    guard let end = lastMoment else { return [] }
    return entries.compactMap { entry in
      let decision = organisation.decisions[entry.decision]
      guard let start = decision.requestedAt?.seconds else { return nil }
      let isOpen = entry.outcome == .pending
      guard let last = isOpen ? end : decision.decidedAt?.seconds, last >= start else { return nil }
      return FollowedRequest(
        hours: (last - start) / 3600, isDecided: entry.isCompleted, isOpen: isOpen,
        holders: entry.lastWord.filter { isEligible[$0] })
    }
  }
}

/// How long requests wait, those counted that still do.
struct OpenRequests: DecisionMetric {
  /// What is printed.
  enum Kind: CaseIterable {
    case median, medianByHolder, openByHolder, length, littleRatio
  }

  var kind: Kind

  var definition: Definition {
    let censored =
      "What still waits counts until the data end, what was taken back until then; who takes requests "
      + "back because they wait makes queues look short."
    return switch kind {
    case .median:
      Definition(
        id: "wait_median_h", title: "Hours until a decision, open requests counted",
        question: "After how many hours is half of what was asked for decided?",
        formula: "the first t with S(t) ≤ ½, S Kaplan and Meier's curve", range: "0 or more",
        direction: .neither,
        undefined: "no dated requests, or more than half of them never decided", caveat: censored,
        source: "Kaplan & Meier 1958; Brookmeyer & Crowley 1982")
    case .medianByHolder:
      Definition(
        id: "queue_wait_median_h", title: "Hours until each person's last word",
        question: "After how many hours is half of what waits for each person decided?",
        formula: "the first t with S(t) ≤ ½, over the requests whose last word is the person's",
        range: "0 or more", direction: .neither,
        undefined: "no dated request waited for the person, or more than half never decided",
        caveat: "Credits the holder of the last word, whoever else was slow. " + censored,
        source: "Kaplan & Meier 1958")
    case .openByHolder:
      Definition(
        id: "queue_open", title: "Open requests",
        question: "How many open requests wait for each person's last word, shared ones in parts?",
        formula: "Σ over open requests of 1/(number of last-word holders)", range: "0 or more",
        direction: .neither, undefined: "never",
        caveat: "Open requests that name nobody are not in it.", source: "")
    case .length:
      Definition(
        id: "queue_length_mean", title: "Open requests at a time",
        question: "How many requests were open at a time, on average?",
        formula: "L = Σ hours open / hours from the first request to the end of the data",
        range: "0 or more", direction: .neither,
        undefined: "no dated requests, or all at the end of the data",
        caveat: "Requests that were asked for before the data begin are not in it.",
        source: "Little 1961")
    case .littleRatio:
      Definition(
        id: "queue_little_ratio", title: "Waiting as it is over waiting as it was closed",
        question: "Do open requests wait longer than the decided ones show?",
        formula: "L/(λ·W), λ requests an hour and W the mean hours of those decided",
        range: "0 or more", direction: .neither,
        undefined: "no dated request was decided, or all at once",
        caveat:
          "1 where nothing is open; above 1 the closed ones flatter, below 1 the open ones are "
          + "young.", source: "Little 1961")
    }
  }

  func columns(of log: DecisionLog) -> [Column] {
    let requests = log.followedRequests
    let missing = log.entries.count - requests.count
    let people = log.eligible.filter { !log.isSeat($0) }
    switch kind {
    case .median:
      let curve = Self.curve(requests)
      let range = curve.medianInterval()
      return [
        Column(
          definition.id, whole: curve.median,
          reason: requests.isEmpty ? "no dated requests" : "more than half were never decided",
          low: range.low.ifFinite, high: range.high.ifFinite,
          n: requests.count, missing: missing,
          note: "\(requests.count { $0.isOpen }) still open; 95 % interval")
      ]
    case .medianByHolder:
      var ofHolder = [[FollowedRequest]](repeating: [], count: log.holderCount)
      for request in requests { for holder in request.holders { ofHolder[holder].append(request) } }
      return [
        Column(
          definition.id, scope: .some(people),
          values: people.map { Self.curve(ofHolder[$0]).median }, reason: definition.undefined,
          n: requests.count, missing: missing)
      ]
    case .openByHolder:
      var open = [CompensatedSum](repeating: CompensatedSum(), count: log.holderCount)
      var counted = 0
      let pending = log.entries.filter { $0.outcome == .pending }
      for entry in pending {
        let holders = entry.lastWord.filter { log.isEligible[$0] }
        counted += holders.isEmpty ? 0 : 1
        for holder in holders { open[holder].add(1 / Double(holders.count)) }
      }
      return [
        Column(
          definition.id, scope: .some(people), values: people.map { open[$0].value }, n: counted,
          missing: pending.count - counted)
      ]
    case .length, .littleRatio: return [queue(requests, missing: missing, log)]
    }
  }

  private func queue(
    _ requests: [FollowedRequest], missing: Int, _ log: DecisionLog
  ) -> Column {
    let hours = requests.lazy.map(\.hours).compensatedSum()
    if kind == .littleRatio {
      let decided = requests.filter(\.isDecided).map(\.hours)
      let mean = decided.compensatedSum() / Double(decided.count)
      return Column(
        definition.id, whole: mean > 0 ? hours / Double(requests.count) / mean : .nan,
        reason: definition.undefined, n: requests.count, missing: missing)
    }
    let first = log.organisation.decisions.lazy.compactMap(\.requestedAt?.seconds).min()
    let span = ((log.lastMoment ?? 0) - (first ?? 0)) / 3600
    return Column(
      definition.id, whole: requests.isEmpty || span <= 0 ? .nan : hours / span,
      reason: definition.undefined, n: requests.count, missing: missing)
  }

  private static func curve(_ requests: [FollowedRequest]) -> SurvivalCurve {
    SurvivalCurve(requests.map(\.hours), hasEnded: requests.map(\.isDecided))
  }
}
