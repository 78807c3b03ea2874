import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// A server of a feed and pages, whose answers a test changes.
final class Site: Sendable {
  struct Answer: Sendable {
    var status = HTTPResponse.Status.ok
    var headers: [String: String] = ["Content-Type": "text/html; charset=utf-8"]
    var body: [UInt8] = []
  }

  struct Request: Sendable {
    var path: String
    var headers: HTTPFields
  }

  private let state = Mutex<(answers: [String: Answer], requests: [Request])>(([:], []))

  func set(_ path: String, _ answer: Answer) {
    state.withLock { $0.answers[path] = answer }
  }

  func set(_ path: String, _ body: String, _ type: String = "text/html; charset=utf-8") {
    set(path, Answer(headers: ["Content-Type": type], body: Array(body.utf8)))
  }

  /// The paths that were asked for, in order.
  var paths: [String] { state.withLock { $0.requests.map(\.path) } }
  /// The headers of the requests for a path.
  func headers(_ path: String) -> [HTTPFields] {
    state.withLock { $0.requests.filter { $0.path == path }.map(\.headers) }
  }

  var router: Router<BasicRequestContext> {
    let router = Router()
    router.get("**") { [self] request, _ in
      let path = request.uri.path
      let answer = state.withLock { state in
        state.requests.append(Request(path: path, headers: request.headers))
        return state.answers[path] ?? Answer(status: .notFound)
      }
      var fields = HTTPFields()
      for (name, value) in answer.headers {
        if let name = HTTPField.Name(name) { fields[name] = value }
      }
      if let etag = answer.headers["ETag"], request.headers[.ifNoneMatch] == etag {
        return Response(status: .notModified, headers: fields)
      }
      return Response(
        status: answer.status,
        headers: fields,
        body: .init(byteBuffer: ByteBuffer(bytes: answer.body))
      )
    }
    return router
  }
}
