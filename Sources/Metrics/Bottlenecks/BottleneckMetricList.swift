/// The measures of brokers and of who or what cannot be replaced, in the order in which they are
/// printed.
enum BottleneckMetricList {
  static let all: [any NetworkMetric] = [
    Constraint(), EffectiveSize(), BurtEfficiency(), BurtHierarchy(),
    ArticulationPoints(), ArticulationCount(), PeopleCutOff(), BridgeCount(), Bridges(),
    TieBetweenness(),
    Fragmentation(.ways), Fragmentation(.distances), FragmentationWithout(.ways),
    FragmentationWithout(.distances), KeyPlayerPair(.separating), KeyPlayerPair(.removing),
    KeyPlayerPair(.reaching), Robustness(.curve), Robustness(.area), Robustness(.gap),
  ]
}
