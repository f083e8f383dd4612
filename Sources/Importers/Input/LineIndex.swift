/// Where the lines of a text begin.
struct LineIndex {
  private var starts = [0]

  init(_ bytes: [UInt8]) {
    for (position, byte) in bytes.enumerated() where byte == 0x0A { starts.append(position + 1) }
  }

  /// Line and column from 1. O(log lines).
  func place(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - starts[low] + 1)
  }
}
