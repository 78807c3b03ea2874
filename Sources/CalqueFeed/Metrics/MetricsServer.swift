import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Answers `GET /metrics` while Calque watches, and nothing else.
public struct MetricsServer: Sendable {
  private let channel: any Channel

  /// Where it can be asked.
  public var port: Int { channel.localAddress?.port ?? 0 }

  /// Begins to answer.
  ///
  /// - Parameters:
  ///   - host: the address to listen at.
  ///   - port: the port; 0 for any that is free.
  ///   - metrics: makes the text; nil when it cannot be made.
  /// - Throws: what the system says when it cannot listen there.
  public init(
    host: String,
    port: Int,
    metrics: @escaping @Sendable () -> String?
  ) async throws {
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.configureHTTPServerPipeline(
            withPipeliningAssistance: true,
            withErrorHandling: true
          )
          try pipeline.addHandlers([
            IdleStateHandler(allTimeout: .seconds(30)), Answerer(metrics: metrics),
          ])
        }
      }
      .bind(host: host, port: port).get()
  }

  /// Ends.
  public func close() async { try? await channel.close() }

  /// Answers the requests of one connection.
  ///
  /// A class, since channels keep their handlers by reference.
  private final class Answerer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let metrics: @Sendable () -> String?
    private var head: HTTPRequestHead?

    init(metrics: @escaping @Sendable () -> String?) { self.metrics = metrics }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head): self.head = head
      case .body: break
      case .end:
        guard let head else { return }
        self.head = nil
        answer(head, context)
      }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }

    private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
      let path = head.uri.prefix { $0 != "?" }
      guard path == "/metrics" else { return send(.notFound, "Ask for /metrics.\n", head, context) }
      guard head.method == .GET || head.method == .HEAD else {
        return send(.methodNotAllowed, "Only GET.\n", head, context)
      }
      let (loop, bound) = (
        context.eventLoop, NIOLoopBound((self, context), eventLoop: context.eventLoop)
      )
      // Reading the store blocks.
      let made = NIOThreadPool.singleton.runIfActive(eventLoop: loop) { [metrics] in metrics() }
      made.whenComplete { result in
        let (handler, context) = bound.value
        if let text = try? result.get() {
          handler.send(.ok, text, head, context)
        } else {
          handler.send(.internalServerError, "The store cannot be read.\n", head, context)
        }
      }
    }

    private func send(
      _ status: HTTPResponseStatus,
      _ text: String,
      _ head: HTTPRequestHead,
      _ context: ChannelHandlerContext
    ) {
      var headers = HTTPHeaders([
        ("Content-Type", "text/plain; version=0.0.4; charset=utf-8"),
        ("Content-Length", "\(text.utf8.count)"),
      ])
      if !head.isKeepAlive { headers.add(name: "Connection", value: "close") }
      let answer = HTTPResponseHead(version: head.version, status: status, headers: headers)
      context.write(wrapOutboundOut(.head(answer)), promise: nil)
      if head.method != .HEAD {
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
      }
      let written = context.writeAndFlush(wrapOutboundOut(.end(nil)))
      if !head.isKeepAlive {
        let channel = context.channel
        written.whenComplete { _ in channel.close(promise: nil) }
      }
    }
  }
}
