import Organisations

/// What an edge has that it does not state.
struct EdgePresets {
  var weight: Double?
  var relation: Int?
  var time: Instant?
  /// A preset that is no weight, and its name: a complaint at the first edge that needs it.
  var brokenWeight: (value: [UInt8], name: String)?
  /// The same for a preset that is no date, and its field.
  var brokenTime: (value: [UInt8], field: Int)?
  /// What each field means, by its position.
  var meanings: [FieldMeanings.EdgeMeaning?] = []

  /// What the fields declared so far give; of several of one meaning the first.
  init(_ network: NetworkDraft) {
    let all = network.meanings
    meanings = network.fields.indices.map { all.ofEdges[$0] }
    for (position, field) in network.fields.enumerated() where field.isForEdges {
      guard let preset = field.preset, let (text, _) = field.text(of: preset) else { continue }
      switch meanings[position] {
      case .weight where weight == nil && brokenWeight == nil:
        if let number = Number.parse(text), number >= 0,
          let strength = network.draft.strength(number)
        {
          weight = strength
        } else {
          brokenWeight = (preset, field.name)
        }
      case .relation where relation == nil:
        relation = network.ties.relations.code(of: Array(text.utf8))
      case .time where time == nil && brokenTime == nil:
        let range = trimmedRange(of: preset)
        if case .success(let instant) = network.draft.dates.parse(preset.span, range) {
          time = instant
        } else {
          brokenTime = (preset, position)
        }
      default: break
      }
    }
  }
}

extension NetworkDraft {
  /// Whether an edge at that time counts, where there is a time; one that does not is counted.
  func isInWindow(_ time: Instant?) -> Bool {
    guard let time else { return true }
    ties.hasTimes = true
    return dated.keeps(time)
  }

  /// Complains that an edge says something twice, differently.
  func complainOfTwo(_ what: String, at place: Place) {
    issues.error(at: place, "an edge states two different \(what)", hint: "keep one of them")
  }
}
