import CZlib
import Foundation

/// Undoes the compression of a body, up to a size.
enum ContentEncoding {
  /// What requests offer.
  static let accepted = "gzip, deflate"

  /// The content of a body.
  ///
  /// - Parameters:
  ///   - body: the bytes as they came.
  ///   - encoding: the header `Content-Encoding`.
  ///   - limit: how many bytes the content may have.
  /// - Returns: the content; the body itself when it is not compressed.
  /// - Throws: `FetchFault` when the body is damaged, too large or compressed in another way.
  static func content(
    of body: [UInt8],
    encoding: String?,
    limit: Int
  ) throws(FetchFault) -> [UInt8] {
    let names = (encoding ?? "").split(separator: ",")
      .map { $0.filter { !$0.isWhitespace }.lowercased() }
      .filter { !$0.isEmpty && $0 != "identity" }
    guard let name = names.first else { return body }
    guard names.count == 1, ["gzip", "x-gzip", "deflate"].contains(name) else {
      throw .damaged(
        problem:
          "it is encoded as “\(String((encoding ?? "").prefix(60)))”, which was not asked for"
      )
    }
    guard !body.isEmpty else { return [] }
    // 32 tells gzip from zlib by its header. Some servers send deflate without any.
    if let content = try inflated(body, windowBits: 15 + 32, limit: limit) { return content }
    if name == "deflate", let content = try inflated(body, windowBits: -15, limit: limit) {
      return content
    }
    // Some say so of what they did not compress.
    if name != "deflate", body.first != 0x1F { return body }
    throw .damaged(problem: "its compression is broken or cut short")
  }

  /// The content; nil when the data is none of this kind.
  private static func inflated(
    _ body: [UInt8],
    windowBits: Int32,
    limit: Int
  ) throws(FetchFault) -> [UInt8]? {
    var stream = z_stream()
    guard
      inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .damaged(problem: "there is too little memory to unpack it") }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    var status = Z_OK
    body.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(clamping: input.count)
      repeat {
        let room = chunk.count
        let written = chunk.withUnsafeMutableBufferPointer { buffer in
          stream.next_out = buffer.baseAddress
          stream.avail_out = UInt32(room)
          status = inflate(&stream, Z_NO_FLUSH)
          return room - Int(stream.avail_out)
        }
        output.append(contentsOf: chunk[..<written])
        if status == Z_STREAM_END, stream.avail_in > 0, windowBits > 0,
          inflateReset(&stream) == Z_OK, stream.next_in[0] == 0x1F
        {
          // A further member.
          status = Z_OK
        }
      } while status == Z_OK && output.count <= limit
    }
    guard output.count <= limit else { throw .tooLarge(limit: limit) }
    return status == Z_STREAM_END ? output : nil
  }
}

extension ContentEncoding {
  /// Bytes as a gzip file.
  ///
  /// - Throws: `FetchFault.damaged` when there is too little memory.
  static func gzipped(_ bytes: [UInt8]) throws(FetchFault) -> Data {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard deflateInit2_(&stream, 6, Z_DEFLATED, 15 + 16, 8, 0, ZLIB_VERSION, size) == Z_OK else {
      throw .damaged(problem: "there is too little memory to pack it")
    }
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let count = bytes.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { room in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(clamping: room.count)
        deflate(&stream, Z_FINISH)
        return room.count - Int(stream.avail_out)
      }
    }
    return Data(output.prefix(count))
  }
}
