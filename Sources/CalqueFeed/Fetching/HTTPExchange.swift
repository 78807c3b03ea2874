import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// One request to one server and its answer; redirects are not followed.
///
/// The client's table of names is part of its configuration, not of a request, so each request has a
/// client of its own, which knows no other addresses than those that were checked.
struct HTTPExchange: Sendable {
  /// How to reach a server.
  enum Route: Sendable {
    case direct([NetworkAddress])
    case proxy(ProxySettings.Proxy)
  }

  /// What a server answered.
  struct Answer: Sendable {
    var status: Int
    var headers: HTTPHeaders
    var body: [UInt8]

    var location: String? { headers.first(name: "Location") }
    var retryAfter: String? { headers.first(name: "Retry-After") }
    var contentType: String? { headers.first(name: "Content-Type") }
    var etag: String? { Self.kept(headers.first(name: "ETag")) }
    var lastModified: String? { Self.kept(headers.first(name: "Last-Modified")) }
    var encoding: String? {
      let values = headers["Content-Encoding"]
      return values.isEmpty ? nil : values.joined(separator: ",")
    }

    /// A value to be sent back another time, unless it is absurd.
    private static func kept(_ value: String?) -> String? {
      guard let value, !value.isEmpty, value.utf8.count <= 1024,
        value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
      else { return nil }
      return value
    }
  }

  let agent: String
  let limits: FetchLimits

  private static let types =
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    + "text/xml;q=0.9, text/html;q=0.8, */*;q=0.5"

  /// Sends a request.
  ///
  /// - Parameters:
  ///   - url: what to ask for.
  ///   - headers: headers beside the usual ones.
  ///   - body: what to post; nil asks for what is there.
  ///   - route: how to reach the server; of several addresses the next is tried when one does not answer.
  /// - Returns: the answer; its body is read only with status 200 and when nothing was posted.
  /// - Throws: `FetchFault` when there is no whole answer.
  func send(
    _ url: WebAddress,
    _ headers: [FetchRequest.Header],
    body: [UInt8]? = nil,
    by route: Route
  ) async throws(FetchFault) -> Answer {
    switch route {
    case .proxy(let proxy):
      var configuration = configuration()
      configuration.proxy = .server(
        host: proxy.host,
        port: proxy.port,
        authorization: proxy.user.map {
          .basic(username: $0, password: proxy.password ?? "")
        }
      )
      return try await send(url, headers, body, configuration)
    case .direct(let addresses):
      var fault = FetchFault.unresolvable(host: url.host, problem: "it has no address")
      for address in addresses.prefix(3) {
        var configuration = configuration()
        // A host that is an address is connected to as it stands.
        if NetworkAddress(url.host) == nil {
          configuration.dnsOverride = [url.host: address.description]
        }
        do throws(FetchFault) {
          return try await send(url, headers, body, configuration)
        } catch {
          guard case .connection = error else { throw error }
          fault = error
        }
      }
      throw fault
    }
  }

  private func configuration() -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(10), read: .seconds(limits.silence.components.seconds)),
      decompression: .disabled
    )
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.httpVersion = .http1Only
    return configuration
  }

  private func send(
    _ url: WebAddress,
    _ headers: [FetchRequest.Header],
    _ body: [UInt8]?,
    _ configuration: HTTPClient.Configuration
  ) async throws(FetchFault) -> Answer {
    let client = HTTPClient(
      eventLoopGroupProvider: .shared(HTTPClient.defaultEventLoopGroup),
      configuration: configuration
    )
    let result: Result<Answer, FetchFault>
    do {
      result = .success(try await send(url, headers, body, client))
    } catch let fault as FetchFault {
      result = .failure(fault)
    } catch is CancellationError {
      result = .failure(.cancelled)
    } catch {
      result = .failure(fault(error, host: url.host))
    }
    try? await client.shutdown()
    return try result.get()
  }

  private func send(
    _ url: WebAddress,
    _ headers: [FetchRequest.Header],
    _ body: [UInt8]?,
    _ client: HTTPClient
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: url.description)
    request.headers.add(name: "User-Agent", value: agent)
    request.headers.add(name: "Accept", value: Self.types)
    request.headers.add(name: "Accept-Encoding", value: ContentEncoding.accepted)
    for header in headers { request.headers.replaceOrAdd(name: header.name, value: header.value) }
    if let body {
      request.method = .POST
      request.body = .bytes(body)
    }
    let response = try await client.execute(
      request,
      timeout: .seconds(limits.time.components.seconds + 1)
    )
    var answer = Answer(status: Int(response.status.code), headers: response.headers, body: [])
    // Nothing else is read.
    guard answer.status == 200, body == nil else { return answer }
    if let length = response.headers.first(name: "Content-Length").flatMap({ Int($0) }),
      length > limits.bytes
    {
      throw FetchFault.tooLarge(limit: limits.bytes)
    }
    for try await buffer in response.body {
      answer.body.append(contentsOf: buffer.readableBytesView)
      if answer.body.count > limits.bytes { throw FetchFault.tooLarge(limit: limits.bytes) }
    }
    return answer
  }

  private func fault(_ error: any Error, host: String) -> FetchFault {
    guard let error = error as? HTTPClientError else {
      return .connection(host: host, problem: Self.words(of: error))
    }
    switch error {
    case .deadlineExceeded: return .slow(limits.time)
    case .readTimeout: return .slow(limits.silence)
    case .cancelled: return .cancelled
    case .connectTimeout: return .connection(host: host, problem: "nobody answered within 10 s")
    default: return .connection(host: host, problem: error.shortDescription)
    }
  }

  private static func words(of error: any Error) -> String {
    if let error = error as? NIOConnectionError, let first = error.connectionErrors.first {
      return words(of: first.error)
    }
    if let error = error as? IOError { return String(cString: strerror(error.errnoCode)) }
    return String(String(describing: error).prefix(200))
  }
}
