/// The candidate nearest to a misspelt word, if one is near: at most a third of its letters differ.
func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let distance = editDistance(Array(word.utf8), Array(candidate.utf8))
    guard distance <= max(1, candidate.utf8.count / 3) else { continue }
    if best.map({ (distance, candidate) < ($0.distance, $0.candidate) }) ?? true {
      best = (distance, candidate)
    }
  }
  return best?.candidate
}

/// Levenshtein's distance: insertions, deletions and replacements of bytes.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  // Long words are no misspellings; the product of lengths stays small.
  guard left.count <= 100, right.count <= 100 else { return Int.max }
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let above = row[j + 1]
      row[j + 1] = min(min(above, row[j]) + 1, diagonal + (a == b ? 0 : 1))
      diagonal = above
    }
  }
  return row[right.count]
}
