import Foundation
import Metrics

extension MarkdownComparison {
  /// Who was there, and whether those who stayed tell another story than everyone.
  func people(_ writer: inout MarkdownWriter) {
    guard let stayers = comparison.stayers else { return }
    writer.heading(2, "Joiners, leavers and the same people")
    writer.paragraph(count(stayers))
    let rows = comparison.stayerRows
    guard !rows.isEmpty else { return }
    if stayers.hasChange {
      writer.paragraph(
        "Among those in both alone, with what others hold left out, the same comparison gives:")
    }
    writer.table(
      ["dimension", "before", "after", "times (90 % interval)", "answer", "p by swapping people"],
      numbers: [1, 2, 3, 5],
      rows.map { stayers in
        let row = stayers.row
        return [
          row.dimension.title, NumberText.short(row.before), NumberText.short(row.after),
          Phrases.interval(exp(row.logRatio), exp(row.low), exp(row.high)), row.answer.title,
          stayers.swaps.map {
            p($0, found: isFound(row.dimension.rawValue, .stayers, row.measure, "", .personSwaps))
          } ?? "",
        ]
      })
    if stayers.hasChange {
      writer.list(reasonsByDimension(rows.map(\.row)))
    }
    if rows.contains(where: { $0.swaps != nil }) {
      writer.paragraph(
        "The p asks: if what each of them held before and after traded places by the toss of a coin, "
          + "how often would the change be as large? It is small where many people's shares moved "
          + "the same way, as when one takes over from all. Where one person replaces another, the "
          + "concentration stays as it was, and so the p is large. The interval takes decisions, this p "
          + "takes people for what could have come out otherwise: where the interval finds a change and "
          + "the p does not, people mostly traded places, or too few moved to say it of them all. "
          + "Where one log is several times as long as the other, this p is somewhat too small.")
    }
  }

  private func count(_ stayers: Stayers) -> String {
    let before = stayers.count + stayers.left
    guard stayers.hasChange else {
      return "\(Phrases.count(before, "person counts", "people count")) in both snapshots; nobody "
        + "left or joined."
    }
    func number(_ people: Int) -> String {
      people == 0 ? "nobody" : NumberText.grouped(Int64(people))
    }
    return "\(Phrases.count(before, "person counts", "people count")) before and "
      + "\(number(stayers.count + stayers.joined)) after: \(number(stayers.count)) in both, "
      + "\(number(stayers.left)) left, \(number(stayers.joined)) joined."
  }
}
