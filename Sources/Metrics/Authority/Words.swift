/// Numbers as sentences have them; files have the numbers themselves.
enum Words {
  /// `13 %`; one decimal below 10 %, two below 1 %.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "n/a" }
    let percent = share * 100
    if abs(percent) < 1 { return "\(number(percent)) %" }
    let decimals = abs(percent) < 10 ? 10.0 : 1.0
    return "\(number((percent * decimals).rounded() / decimals)) %"
  }

  /// Three decimals below 0.1, two below 10, one below 100, none above.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "n/a" }
    let decimals =
      abs(value) < 0.1 ? 1000.0 : abs(value) < 10 ? 100.0 : abs(value) < 100 ? 10.0 : 1.0
    let rounded = (value * decimals).rounded() / decimals
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// Exactly that many decimals of a share of 0 to 1: `0.050`.
  static func fixed(_ share: Double, decimals: Int) -> String {
    var power = 1
    for _ in 0..<decimals { power *= 10 }
    let parts = Int((share * Double(power)).rounded())
    return "\(parts / power)." + String(String(power + parts % power).dropFirst())
  }

  /// `1 decision`, `12 decisions`.
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
  }

  /// `as if 5.3 of 40 people (13 %) shared them equally; 9 % to 19 % at 90 % confidence`.
  static func fraction(_ value: Double, _ low: Double, _ high: Double, of people: Int) -> String {
    "as if \(number(value * Double(people))) of \(people) people (\(percent(value))) shared them"
      + " equally; \(percent(low)) to \(percent(high)) with 90 % confidence"
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}

/// An effective fraction as reports have it: at most 1, however even chance made the events; `nan`
/// stays `nan`.
func clipped(_ fraction: Double) -> Double { fraction > 1 ? 1 : fraction }
