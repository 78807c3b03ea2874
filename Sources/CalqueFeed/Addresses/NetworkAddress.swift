import Glibc

/// An address of the Internet Protocol, version 4 or 6.
public struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
  /// The version of the protocol.
  public enum Family: Sendable, Hashable {
    /// 32 bits.
    case version4
    /// 128 bits.
    case version6
  }

  /// The version.
  public let family: Family
  /// Its bits, the last one lowest.
  let bits: UInt128

  init(_ family: Family, _ bits: UInt128) {
    self.family = family
    self.bits = bits
  }

  /// Reads an address as standards write it: `192.0.2.1`, `2001:db8::1`.
  ///
  /// Neither brackets nor zones are taken, nor the shortened and octal forms of version 4, which
  /// programs read in different ways.
  public init?(_ text: String) {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      self.init(.version4, UInt128(UInt32(bigEndian: four.s_addr)))
      return
    }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    self.init(six)
  }

  init(_ address: in_addr) { self.init(.version4, UInt128(UInt32(bigEndian: address.s_addr))) }

  init(_ address: in6_addr) {
    let bits = withUnsafeBytes(of: address) { bytes in
      bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    }
    self.init(.version6, bits)
  }

  /// How many bits an address of its family has.
  var width: Int { family == .version4 ? 32 : 128 }

  /// The address as standards write it.
  public var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    switch family {
    case .version4:
      var address = in_addr(s_addr: UInt32(truncatingIfNeeded: bits).bigEndian)
      inet_ntop(AF_INET, &address, &text, socklen_t(text.count))
    case .version6:
      var address = in6_addr()
      withUnsafeMutableBytes(of: &address) { bytes in
        for index in bytes.indices {
          bytes[index] = UInt8(truncatingIfNeeded: bits >> (8 * (15 - UInt128(index))))
        }
      }
      inet_ntop(AF_INET6, &address, &text, socklen_t(text.count))
    }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// A block of addresses: `10.0.0.0/8`.
public struct AddressBlock: Hashable, Sendable, CustomStringConvertible {
  /// The first address.
  public let start: NetworkAddress
  /// How many bits all its addresses share.
  public let length: Int

  /// Reads a block; an address alone is a block of one.
  ///
  /// - Parameter text: such as `10.0.0.0/8`; no bit may be set behind the length.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let start = NetworkAddress(String(first))
    else { return nil }
    var length = start.width
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let given = Int(parts[1]),
        given <= start.width
      else { return nil }
      length = given
    }
    self.start = start
    self.length = length
    guard start.bits & Self.mask(start.width - length) == 0 else { return nil }
  }

  /// As many low bits as `count` says.
  private static func mask(_ count: Int) -> UInt128 {
    count >= 128 ? .max : (1 << UInt128(count)) - 1
  }

  /// Whether an address lies in the block.
  public func contains(_ address: NetworkAddress) -> Bool {
    let rest = start.width - length
    return address.family == start.family
      && address.bits & ~Self.mask(rest) == start.bits
  }

  /// The block as it is written.
  public var description: String { "\(start)/\(length)" }
}
