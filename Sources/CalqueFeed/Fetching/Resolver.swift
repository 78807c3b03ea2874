import Glibc
import NIOPosix

/// Finds the addresses of a host.
public protocol Resolver: Sendable {
  /// The addresses of a host, best first.
  ///
  /// - Throws: `FetchFault.unresolvable` when it has none.
  func addresses(of host: String) async throws(FetchFault) -> [NetworkAddress]
}

/// Asks the system, which looks into its own files and asks its name servers.
public struct SystemResolver: Resolver {
  /// What is said when the name servers did not answer, which may pass.
  static let passing = "the name servers did not answer"

  /// Makes a resolver.
  public init() {}

  /// The addresses of a host, best first.
  ///
  /// - Throws: `FetchFault.unresolvable` when it has none.
  public func addresses(of host: String) async throws(FetchFault) -> [NetworkAddress] {
    if let address = NetworkAddress(host) { return [address] }
    let result: Result<[NetworkAddress], FetchFault>
    do {
      // The call blocks its thread.
      result = try await NIOThreadPool.singleton.runIfActive { Self.look(up: host) }
    } catch {
      throw .cancelled
    }
    return try result.get()
  }

  private static func look(up host: String) -> Result<[NetworkAddress], FetchFault> {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, nil, &hints, &list)
    defer { if let list { freeaddrinfo(list) } }
    guard code == 0 else {
      let problem = code == EAI_AGAIN ? passing : String(cString: gai_strerror(code))
      return .failure(.unresolvable(host: host, problem: problem))
    }
    var addresses: [NetworkAddress] = []
    var next = list
    while let entry = next {
      if let address = address(of: entry.pointee), !addresses.contains(address) {
        addresses.append(address)
      }
      next = entry.pointee.ai_next
    }
    return addresses.isEmpty
      ? .failure(.unresolvable(host: host, problem: "it has no address"))
      : .success(addresses)
  }

  private static func address(of entry: addrinfo) -> NetworkAddress? {
    guard let pointer = entry.ai_addr else { return nil }
    switch entry.ai_family {
    case AF_INET:
      return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        NetworkAddress($0.pointee.sin_addr)
      }
    case AF_INET6:
      return pointer.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
        NetworkAddress($0.pointee.sin6_addr)
      }
    default: return nil
    }
  }
}
