#if canImport(Glibc)
  import Glibc
#endif

/// What the system is told about large pieces of memory; nothing of it changes a result.
public enum Memory {
  /// Below that, pages of the usual size are as good.
  private static let largeBytes = 8 << 20

  /// Asks for large pages under memory that nothing was written to yet, where the system has them, so
  /// that places that are visited at random are found faster. Where a virtual machine's host takes
  /// free memory away, touching them first costs much.
  fileprivate static func preferLargePages(_ memory: UnsafeMutableRawBufferPointer) {
    #if canImport(Glibc)
      guard memory.count >= largeBytes, let base = memory.baseAddress else { return }
      let page = Int(sysconf(Int32(_SC_PAGESIZE)))
      let skipped = (page - Int(bitPattern: base) % page) % page
      // Advice: that it is not taken is no failure.
      _ = madvise(base + skipped, (memory.count - skipped) / page * page, MADV_HUGEPAGE)
    #endif
  }

  /// Gives memory that was freed back to the system, where the allocator would keep it for itself.
  public static func giveBack() {
    #if canImport(Glibc)
      // No header that Swift sees declares it, and other C libraries do not have it.
      guard let symbol = dlsym(nil, "malloc_trim") else { return }
      typealias Trim = @convention(c) (Int) -> CInt
      _ = unsafeBitCast(symbol, to: Trim.self)(0)
    #endif
  }
}

extension Array where Element: BitwiseCopyable {
  /// An array of `count` equal elements in large pages, for tables that are visited at random.
  public init(spread element: Element, count: Int) {
    self.init(unsafeUninitializedCapacity: Swift.max(1, count)) { memory, filled in
      Memory.preferLargePages(UnsafeMutableRawBufferPointer(memory))
      memory.initialize(repeating: element)
      filled = count
    }
  }
}
