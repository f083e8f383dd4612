/// How long an arc is to a path.
public enum PathLength: Sendable {
  /// Every arc is one step.
  case hops
  /// An arc of strength w has length 1/w: a strong tie is a short way.
  case inverseStrength
}
