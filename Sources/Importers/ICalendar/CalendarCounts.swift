import Organisations

/// What was read of one calendar, and what was left out.
struct CalendarCounts {
  var entries = 0
  var declined = 0
  var delegated = 0
  var places = 0
  var groups = 0
  var observers = 0
  var answers = 0
  var cancelled = 0
  var copies = 0
  var withoutOrganiser = 0
  var localTimes = 0
  var uncounted = 0

  /// Says so.
  func remark(_ input: Input, _ draft: Draft) {
    let name = shown(input.name)
    draft.sources.append(
      Provenance.Source(name: input.name, path: input.path, table: "icalendar", rows: entries))
    if entries == 0 { draft.issues.warning("\(name): the calendar has no meetings") }
    func remark(_ count: Int, _ text: String) {
      if count > 0 { draft.issues.remark("\(name): \(count) \(text)") }
    }
    remark(declined, "attendees who declined were left out")
    remark(delegated, "attendees who sent somebody else were left out")
    remark(places, "rooms and resources among the attendees were left out")
    remark(groups, "groups among the attendees were left out: who is in them is not said")
    remark(observers, "attendees who are only informed were left out")
    remark(answers, "answers to invitations were left out")
    remark(cancelled, "cancelled meetings were left out")
    remark(copies, "copies and earlier versions of meetings were left out")
    remark(withoutOrganiser, "entries without an organiser give no ties")
    remark(
      localTimes, "times without a zone, or in one that is named, are taken as they stand")
    remark(
      uncounted,
      "series of meetings count once: they have no end in the window, or a rule that is not followed"
    )
  }
}
