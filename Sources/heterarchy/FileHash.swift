import CCrypto
import Foundation

/// Hashes of files as they lie on disk.
enum FileHash {
  /// SHA-256 in hexadecimal, read in pieces; `nil` where the file cannot be read, or is a pipe.
  static func sha256(ofFile path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    guard let file = FileHandle(forReadingAtPath: path), let context = EVP_MD_CTX_new() else {
      return nil
    }
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { return nil }
    while true {
      guard let piece = try? file.read(upToCount: 1 << 20) else { break }
      if piece.isEmpty { break }
      let updated = piece.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
      guard updated == 1 else { return nil }
    }
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard EVP_DigestFinal_ex(context, &digest, &length) == 1 else { return nil }
    return digest.prefix(Int(length))
      .map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
