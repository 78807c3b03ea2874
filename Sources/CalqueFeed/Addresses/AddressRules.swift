/// Which addresses may be reached: public ones, and those that the operator allows.
///
/// A feed is somebody else's text, and so is where it redirects to. Without these rules it could have
/// Calque read what only this machine and its neighbours are to see.
public struct AddressRules: Hashable, Sendable {
  /// The blocks that are allowed although they are not public.
  public var allowed: [AddressBlock]

  /// Makes rules.
  public init(allowed: [AddressBlock] = []) { self.allowed = allowed }

  /// Why an address must not be reached, in words such as `a private address`; nil when it may.
  public func refusal(of address: NetworkAddress) -> String? {
    if allowed.contains(where: { $0.contains(address) }) { return nil }
    if let inner = Self.embedded(in: address) {
      return refusal(of: inner).map { "\($0), \(inner), in another form" }
    }
    if let special = Self.special.first(where: { $0.block.contains(address) }) {
      return special.name
    }
    // Of version 6 nothing else has been given out.
    guard address.family == .version4 || address.bits >> 125 == 1 else {
      return "an address that belongs to nobody"
    }
    return nil
  }

  /// The address of version 4 that one of version 6 leads to.
  private static func embedded(in address: NetworkAddress) -> NetworkAddress? {
    guard let carrier = carriers.first(where: { $0.block.contains(address) }) else { return nil }
    return NetworkAddress(.version4, address.bits >> carrier.shift & 0xFFFF_FFFF)
  }

  /// The blocks whose addresses carry one of version 4: mapped, NAT64, 6to4.
  private static let carriers: [(block: AddressBlock, shift: UInt128)] = [
    ("::ffff:0:0/96", 0), ("64:ff9b::/96", 0), ("2002::/16", 80),
  ].compactMap { text, shift in AddressBlock(text).map { ($0, shift) } }

  /// The blocks that are not public, as IANA's registries of special addresses list them.
  private static let special: [(block: AddressBlock, name: String)] = [
    ("0.0.0.0/8", "an address of “this network”"),
    ("10.0.0.0/8", "a private address"),
    ("100.64.0.0/10", "an address shared behind a provider"),
    ("127.0.0.0/8", "an address of this machine"),
    ("169.254.0.0/16", "a link-local address"),
    ("172.16.0.0/12", "a private address"),
    ("192.0.0.0/24", "an address for protocols"),
    ("192.0.2.0/24", "an address for examples"),
    ("192.88.99.0/24", "an address of retired relays"),
    ("192.168.0.0/16", "a private address"),
    ("198.18.0.0/15", "an address for benchmarks"),
    ("198.51.100.0/24", "an address for examples"),
    ("203.0.113.0/24", "an address for examples"),
    ("224.0.0.0/4", "a multicast address"),
    ("240.0.0.0/4", "a reserved address"),
    ("::/128", "an address of “this network”"),
    ("::1/128", "an address of this machine"),
    ("::/96", "a reserved address"),
    ("64:ff9b:1::/48", "an address of local translation"),
    ("100::/64", "an address that discards"),
    ("2001::/23", "an address for protocols"),
    ("2001:db8::/32", "an address for examples"),
    ("3fff::/20", "an address for examples"),
    ("5f00::/16", "an address for routing"),
    ("fc00::/7", "a private address"),
    ("fe80::/10", "a link-local address"),
    ("fec0::/10", "a private address"),
    ("ff00::/8", "a multicast address"),
  ].compactMap { text, name in AddressBlock(text).map { ($0, name) } }
}
