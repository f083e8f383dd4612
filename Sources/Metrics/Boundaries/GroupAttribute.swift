import Graphs
import Organisations

/// A division of the people into groups, for the measures of boundaries.
struct GroupAttribute {
  /// The attribute's name.
  let name: String
  /// The groups' names in the order of their bytes.
  let values: [Identifier]
  /// The group of each person; −1 where none is recorded.
  let labels: [Int32]
  /// How many people each group has.
  let sizes: [Int]
  /// How many people are left out because theirs is not recorded.
  let missing: Int

  init(_ attribute: Attribute) {
    name = attribute.name
    values = attribute.values
    labels = attribute.codes
    var sizes = [Int](repeating: 0, count: attribute.values.count)
    for code in attribute.codes where code >= 0 { sizes[Int(code)] += 1 }
    self.sizes = sizes
    missing = attribute.codes.count { $0 < 0 }
  }

  /// How many people the measure rests on.
  var n: Int { labels.count - missing }

  /// `attribute=NAME`, and what follows it.
  func variant(_ rest: String...) -> String {
    (["attribute=\(variantValue(name))"] + rest).joined(separator: ";")
  }

  /// The variant with every tie as 1 or with the weights.
  func variant(weighted: Bool) -> String { variant(weighted ? "weights=strength" : "weights=none") }

  /// Why there is nothing to compare; `nil` where there are two groups or more.
  var reason: String? {
    sizes.count { $0 > 0 } < 2 ? "there are not two groups of \(name)" : nil
  }

  /// Why something is undefined that divides by ties between these people.
  var noTies: String { "there are no ties between people whose \(name) is recorded" }
}

extension People {
  /// The attributes by which people are compared: `unit`, and every text attribute with at least
  /// two values and at most one for every second person who counts.
  ///
  /// An attribute whose recorded values are all numbers is a quantity (age, tenure), not a group;
  /// `site`, `remote` and `kind` name groups whatever their spelling.
  var groupAttributes: [GroupAttribute] {
    attributes.filter { attribute in
      if attribute.name == "unit" { return true }
      guard 2...max(2, eligibleCount / 2) ~= attribute.values.count else { return false }
      return ["site", "remote", "kind"].contains(attribute.name)
        || !attribute.values.allSatisfy { Double($0.text) != nil }
    }.map(GroupAttribute.init)
  }
}

extension Network {
  /// The attributes by which people are compared.
  var groupAttributes: [GroupAttribute] { people.groupAttributes }

  /// The graph with every tie as 1, or as it is.
  func graph(weighted: Bool) -> Graph { weighted ? graph : graph.unweighted() }
}
