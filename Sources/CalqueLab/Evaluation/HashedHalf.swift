/// One of two halves that a corpus is split in by a hash of its texts' ids.
///
/// Rules are written and thresholds tuned with one half before the eyes; how they do on the other,
/// which nobody reads, is the honest figure. FNV-1a of the id's UTF-8 decides, mixed as MurmurHash3 ends so that
/// ids which differ in their last digit alone go either way: a text is in the same half today and
/// later, whatever else the corpus holds.
package enum HashedHalf: String, CaseIterable, Hashable, Sendable, Comparable {
  /// The half to read and to tune on.
  case open
  /// The half set aside.
  case held

  /// The half that an id belongs to.
  package init(of id: String) {
    var hash = id.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    self = (hash ^ hash >> 33) & 1 == 0 ? .open : .held
  }

  /// Orders the open half first.
  package static func < (left: Self, right: Self) -> Bool { left == .open && right == .held }
}
