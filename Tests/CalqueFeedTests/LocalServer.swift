import CalqueFeed
import Hummingbird
import Logging
import NIOCore
import NIOPosix

/// A real server on this machine for the time of one test.
enum LocalServer {
  /// Limits that hold even when all other tests run at once: they keep a server waiting for minutes.
  static let patient = FetchLimits(
    time: .seconds(1_800),
    silence: .seconds(1_800),
    bytes: 1 << 20
  )

  /// Serves routes while `body` runs, which gets the port.
  static func serving(
    _ router: Router<BasicRequestContext>,
    _ body: @Sendable @escaping (Int) async throws -> Void
  ) async throws {
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let application = Application(
      router: router,
      configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in continuation.yield(channel.localAddress?.port ?? 0) },
      logger: logger
    )
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      var ports = ports.makeAsyncIterator()
      let port = await ports.next() ?? 0
      do {
        try await body(port)
      } catch {
        group.cancelAll()
        throw error
      }
      group.cancelAll()
      while let result = await group.nextResult() { _ = result }
    }
  }

  /// Answers every connection with the same bytes, then closes it or leaves it open.
  static func sending(
    _ bytes: [UInt8],
    closes: Bool = true,
    _ body: @Sendable (Int) async throws -> Void
  ) async throws {
    try await answering({ bytes }, closes: closes, body)
  }

  /// Answers every request, on threads that no other test takes.
  static func answering(
    _ answer: @Sendable @escaping () -> [UInt8],
    closes: Bool = false,
    _ body: @Sendable (Int) async throws -> Void
  ) async throws {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Sender(answer: answer, closes: closes))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(channel.localAddress?.port ?? 0))
    } catch {
      result = .failure(error)
    }
    try await channel.close()
    try result.get()
  }

  /// Writes its bytes as soon as something has been asked.
  private final class Sender: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: @Sendable () -> [UInt8]
    private let closes: Bool

    init(answer: @Sendable @escaping () -> [UInt8], closes: Bool) {
      self.answer = answer
      self.closes = closes
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let written = context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: answer())))
      let channel = context.channel
      if closes { written.whenComplete { _ in channel.close(promise: nil) } }
    }
  }
}
