import CZlib

/// Compressed bodies for servers to send.
enum Compression {
  /// What stands around the deflated data.
  enum Wrapping: Int32 { case gzip = 31, zlib = 15, raw = -15 }

  static func compressed(_ bytes: [UInt8], _ wrapping: Wrapping) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    precondition(
      deflateInit2_(&stream, 9, Z_DEFLATED, wrapping.rawValue, 8, 0, ZLIB_VERSION, size) == Z_OK
    )
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: bytes.count + 1024)
    let count = bytes.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { room in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(room.count)
        precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END)
        return room.count - Int(stream.avail_out)
      }
    }
    return Array(output[..<count])
  }
}
