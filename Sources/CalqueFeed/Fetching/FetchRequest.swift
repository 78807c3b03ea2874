/// What to fetch.
public struct FetchRequest: Hashable, Sendable {
  /// A header of a request.
  public struct Header: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: String

    /// Makes a header.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Where it is.
  public var url: WebAddress
  /// Headers for the server of that address alone.
  public var headers: [Header]
  /// The `ETag` of the last answer.
  public var etag: String?
  /// The `Last-Modified` of the last answer.
  public var lastModified: String?

  /// Whether it is a page that nobody but its link asks us to fetch, so that `robots.txt` holds.
  public var isPage: Bool

  /// Makes a request.
  public init(
    url: WebAddress,
    headers: [Header] = [],
    etag: String? = nil,
    lastModified: String? = nil,
    isPage: Bool = false
  ) {
    self.url = url
    self.headers = headers
    self.etag = etag
    self.lastModified = lastModified
    self.isPage = isPage
  }
}

/// What came of a fetch.
public struct FetchResult: Hashable, Sendable {
  /// A body and what its headers say of it.
  public struct Content: Hashable, Sendable {
    /// The body without its compression.
    public var bytes: [UInt8]
    /// What it is by the headers, such as `text/html`.
    public var mediaType: String?
    /// The encoding of its text by the headers.
    public var charset: String?
    /// The header `ETag`.
    public var etag: String?
    /// The header `Last-Modified`.
    public var lastModified: String?
    /// How many bytes came.
    public var received: Int
  }

  /// How it ended.
  public enum Outcome: Hashable, Sendable {
    /// There is a body.
    case content(Content)
    /// Nothing has changed since the last answer.
    case unchanged
    /// The server says that the address is gone for good.
    case gone
    /// There is nothing.
    case failed(FetchFault)
  }

  /// How it ended.
  public var outcome: Outcome
  /// Where it was found in the end.
  public var url: WebAddress
  /// The address to ask from now on, when the server says so.
  public var moved: WebAddress?
  /// How often it was tried.
  public var attempts: Int
}

/// What a fetch may cost.
public struct FetchLimits: Hashable, Sendable {
  /// The time for one request, the last byte of its answer included.
  public var time: Duration
  /// How long a server may say nothing.
  public var silence: Duration
  /// Bytes of an answer, as they come and unpacked.
  public var bytes: Int

  /// Makes limits.
  public init(
    time: Duration = .seconds(60),
    silence: Duration = .seconds(30),
    bytes: Int = 32 << 20
  ) {
    self.time = time
    self.silence = silence
    self.bytes = bytes
  }
}
