/// `p007`: a word and a number with as many digits as the largest needs, at least `digits`, so that
/// the order of the bytes is the order of the numbers.
func numbered(_ word: String, _ number: Int, of count: Int, digits: Int) -> String {
  let text = String(number)
  let width = max(digits, String(count).utf8.count)
  return word + String(repeating: "0", count: width - text.utf8.count) + text
}
