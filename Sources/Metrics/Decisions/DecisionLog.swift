import Graphs
import Organisations

/// A decision log made ready for counting: bodies expanded, N settled, clusters numbered.
///
/// Decisions stand in the order of the bytes of their ids, so that nothing depends on the order of
/// the rows. Holders are the people, in their order, and after them the anonymous seats of bodies
/// whose members nobody recorded.
///
///     let log = DecisionLog(organisation)
///     log.eligibleCount                                         // N
///     CoincidenceEstimate(log.events(.lastWord).shares).effectiveFraction(of: log.eligibleCount)
///
/// - Complexity: linear in the participations and memberships.
public final class DecisionLog {
  /// The organisation whose log it is.
  public let organisation: Organisation
  /// The seed of everything random that the measures of this log draw.
  ///
  /// Streams are named by measure and null model, never by the organisation: its name is a label
  /// that `compare` and users change, and two snapshots of one run shall meet the same random
  /// numbers, so that their difference is theirs and not chance's.
  public let seed: UInt64
  /// B: how many draws a null model takes at most.
  public let draws: Int
  /// One for each decision.
  public let entries: [Entry]
  /// Whether a holder counts towards N.
  public let isEligible: [Bool]
  /// The N people and seats that count, ascending.
  public let eligible: [Int]
  /// Where N comes from: the declared roster, the regulars of the log, or whoever appears.
  public let basis: RosterBasis
  /// The domains of completed decisions, in the order of their bytes.
  public let domains: [Identifier]

  private let seatNames: [Identifier]
  private let seatIsUnknown: [Bool]
  private var cache: [EventsKey: AttributedEvents] = [:]
  private var estimates: [EventsKey: CoincidenceEstimate] = [:]
  var evenChancesCache: [Attribution: (gini: EvenChances.Null, cr1: EvenChances.Null)] = [:]
  var rankCache: [RankKey: RankAssociation] = [:]
  var changesCache: [Attribution: DecisionChanges] = [:]
  var evenSpreadCache: [Attribution: [SpreadIndex: EvenChances.Null]] = [:]
  private var powers: VotingPowers

  /// The least number of decisions with any part that makes a regular.
  public static let regularFrom = 5

  /// The log of an organisation; empty where it has none.
  public init(_ organisation: Organisation, seed: UInt64 = 1, draws: Int = 999) {
    self.organisation = organisation
    self.seed = seed
    self.draws = draws
    powers = VotingPowers(seed: seed)

    var expansion = BodyExpansion(organisation, seed: seed)
    var entries = organisation.decisions.indices
      .sorted { organisation.decisions[$0].id < organisation.decisions[$1].id }
      .map { Entry(organisation.decisions[$0], index: $0, expansion: &expansion) }
    Self.numberClusters(of: &entries, in: organisation)
    self.entries = entries
    seatNames = expansion.seatNames
    seatIsUnknown = expansion.seatIsUnknown
    domains = Set(entries.lazy.filter(\.isCompleted).compactMap(\.domain)).sorted()

    let holders = organisation.people.count + expansion.seatNames.count
    if organisation.rosterBasis == .declared {
      basis = .declared
      // Seats are taken to be filled by people of the roster, whom N already counts.
      isEligible =
        organisation.people.isEligible
        + Array(repeating: true, count: expansion.seatNames.count)
      eligible = organisation.people.isEligible.indices.filter {
        organisation.people.isEligible[$0]
      }
    } else if !entries.isEmpty {
      basis = .regulars
      var parts = [Int](repeating: 0, count: holders)
      for entry in entries { for holder in entry.everyone { parts[holder] += 1 } }
      isEligible = parts.map { $0 >= Self.regularFrom }
      eligible = parts.indices.filter { parts[$0] >= Self.regularFrom }
    } else {
      basis = .observed
      isEligible = Array(repeating: true, count: holders)
      eligible = Array(0..<holders)
    }
  }

  /// N: the number of people who count. Anonymous seats count where N is the regulars.
  public var eligibleCount: Int { eligible.count }

  /// The number of people and seats.
  public var holderCount: Int { isEligible.count }

  /// The id of a person, or `body:NAME seat K` of a seat.
  public func holder(_ index: Int) -> Identifier {
    let people = organisation.people
    return index < people.count ? people.ids[index] : seatNames[index - people.count]
  }

  /// Whether a holder is an anonymous seat of a body.
  public func isSeat(_ index: Int) -> Bool { index >= organisation.people.count }

  /// Whether a holder stands for a body of which nobody recorded how many sit in it.
  func isOfUnknownSize(_ index: Int) -> Bool {
    isSeat(index) && seatIsUnknown[index - organisation.people.count]
  }

  /// Decisions that were adopted or rejected.
  public private(set) lazy var completed: [Entry] = entries.filter(\.isCompleted)

  /// The bodies that vote by weight; reckoned once.
  private(set) lazy var weightedBodies = makeWeightedBodies()

  /// Every request of which is known how long it waited; gathered once.
  private(set) lazy var followedRequests = makeFollowedRequests()

  /// The middle of the window, or of the days between the first and the last dated decision where an
  /// end of it is open; `nil` where one of the halves would have no decision.
  public private(set) lazy var middle: Double? = {
    let dates = completed.compactMap(\.date)
    guard let first = dates.min(), let last = dates.max() else { return nil }
    let start = organisation.window.from?.seconds ?? first.seconds
    let end = organisation.window.to.map { Double($0.day + 1) * 86_400 } ?? last.seconds
    let middle = start + (end - start) / 2
    return first.seconds < middle && last.seconds >= middle ? middle : nil
  }()

  /// Where the completed decisions of each domain stand in `completed`.
  private lazy var completedByDomain = Dictionary(
    grouping: completed.indices.filter { completed[$0].domain != nil },
    by: { completed[$0].domain ?? Identifier("") })

  /// How many decisions are pending.
  public var pendingCount: Int { entries.count { $0.outcome == .pending } }

  /// Completed decisions that belong together as one, counted: rows that are not independent.
  public private(set) lazy var clusterCount = Set(completed.map(\.cluster)).count

  /// The events of an attribution, from completed decisions.
  ///
  /// People outside N are left out and the shares of the others raised to sum to 1.
  public func events(
    _ attribution: Attribution, weights: DecisionWeights = .count, domain: Identifier? = nil,
    roster: LogRoster = .eligible, half: LogHalf? = nil
  ) -> AttributedEvents {
    let key = EventsKey(
      attribution: attribution, weights: weights, domain: domain, roster: roster, half: half)
    if let known = cache[key] { return known }
    let made = makeEvents(key)
    cache[key] = made
    return made
  }

  /// Ĥ of those events.
  func estimate(
    _ attribution: Attribution, weights: DecisionWeights = .count
  ) -> CoincidenceEstimate {
    let key = EventsKey(
      attribution: attribution, weights: weights, domain: nil, roster: .eligible, half: nil)
    if let known = estimates[key] { return known }
    let estimate = CoincidenceEstimate(events(attribution, weights: weights).shares)
    estimates[key] = estimate
    return estimate
  }

  private func makeEvents(_ key: EventsKey) -> AttributedEvents {
    let (attribution, weights, roster) = (key.attribution, key.weights, key.roster)
    var counted = key.domain.map { completedByDomain[$0] ?? [] } ?? Array(completed.indices)
    if let half = key.half {
      let middle = middle ?? -.infinity
      counted.removeAll { index in
        guard let date = completed[index].date?.seconds else { return true }
        return (date < middle) != (half == .first)
      }
    }
    let people: [Int]
    switch roster {
    case .eligible: people = eligible + (basis == .declared ? seats : [])
    case .everyone: people = Array(0..<holderCount)
    case .deciders: people = Set(counted.flatMap { completed[$0].holders(attribution) }).sorted()
    }
    var position = [Int](repeating: -1, count: holderCount)
    for (index, holder) in people.enumerated() { position[holder] = index }

    var shares = EventShares(holderCount: people.count)
    var decisions: [Int] = []
    var unknown = 0
    var known = 0
    var outside = CompensatedSum()
    var unweighable = 0
    for index in counted {
      let entry = completed[index]
      let holders = entry.holders(attribution)
      guard !holders.isEmpty else {
        unknown += 1
        continue
      }
      let isByVotes = weights == .votes || weights == .power
      let votes = isByVotes ? entry.votes(attribution) : nil
      guard weights != .magnitude || (entry.magnitude ?? 0) > 0, !isByVotes || votes != nil else {
        unweighable += 1
        continue
      }
      known += 1
      let power = votes.flatMap {
        weights == .power
          ? powers.shares(ofVotes: $0, countingUpTo: VotingPowers.stepsForOneOfMany) : nil
      }
      let stated = power ?? votes ?? entry.amounts(attribution)
      let amounts = stated ?? Array(repeating: 1, count: holders.count)
      let inside = holders.indices.filter { position[holders[$0]] >= 0 && amounts[$0] > 0 }
      let held = inside.map { amounts[$0] }
      outside.add(1 - held.compensatedSum() / amounts.compensatedSum())
      guard !inside.isEmpty else { continue }
      decisions.append(index)
      shares.add(
        inside.map { position[holders[$0]] }, weights: stated == nil ? nil : held,
        magnitude: weights == .magnitude ? entry.magnitude ?? 1 : 1, cluster: entry.cluster)
    }
    return AttributedEvents(
      people: roster == .eligible ? eligibleCount : people.count, shares: shares, holders: people,
      decisions: decisions, unknown: unknown,
      outside: known > 0 ? outside.value / Double(known) : 0, unweighable: unweighable)
  }

  private var seats: [Int] { Array(organisation.people.count..<holderCount) }

  /// Numbers what is not independent: the `cluster` column, else the day of an execution log, else
  /// the row.
  private static func numberClusters(of entries: inout [Entry], in organisation: Organisation) {
    var numbers: [Identifier: Int] = [:]
    var days: [Int: Int] = [:]
    var next = 0
    func number<Key: Hashable>(_ key: Key, in known: inout [Key: Int]) -> Int {
      if let number = known[key] { return number }
      known[key] = next
      next += 1
      return next - 1
    }
    for index in entries.indices {
      let decision = organisation.decisions[entries[index].decision]
      if let cluster = decision.cluster {
        entries[index].cluster = number(cluster, in: &numbers)
      } else if organisation.logIsExecution, let day = entries[index].date?.day {
        entries[index].cluster = number(day, in: &days)
      } else {
        entries[index].cluster = next
        next += 1
      }
    }
  }
}

/// What the events of an attribution depend on; a domain is its bytes, as two spellings of one
/// letter are two domains.
private struct EventsKey: Hashable {
  var attribution: Attribution
  var weights: DecisionWeights
  var domain: Identifier?
  var roster: LogRoster
  var half: LogHalf?
}
