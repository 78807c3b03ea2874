import CZlib

/// Decompresses gzip files, up to the caps of size and of compression.
enum Gunzip {
  /// Whether the bytes start like a gzip file.
  static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count > 2 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8
  }

  /// The content of a gzip file with one or more members.
  static func inflate(_ bytes: [UInt8], path: String) throws(InputError) -> [UInt8] {
    // Nothing that people write shrinks as far as what is made to swell.
    let limit = min(
      InputLimits.recordBytes,
      max(InputLimits.freeBytes, bytes.count * InputLimits.compression)
    )
    var output = [UInt8](repeating: 0, count: min(max(bytes.count * 5, 4096), limit + 1))
    var written = 0
    var stream = z_stream()
    // 16 asks zlib for the gzip header.
    guard
      inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw InputError(path: path, message: "There is too little memory to decompress it.") }
    defer { inflateEnd(&stream) }
    var status = Z_OK
    bytes.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(input.count)
      while written <= limit {
        if written == output.count {
          let more = min(output.count * 2, limit + 1) - output.count
          output.append(contentsOf: repeatElement(0, count: more))
        }
        let room = output.count - written
        status = output.withUnsafeMutableBufferPointer { buffer in
          stream.next_out = buffer.baseAddress.map { $0 + written }
          stream.avail_out = UInt32(room)
          return CZlib.inflate(&stream, Z_NO_FLUSH)
        }
        written += room - Int(stream.avail_out)
        if status == Z_STREAM_END {
          // Anything but a further member after the end is padding.
          guard stream.avail_in > 2, stream.next_in[0] == 0x1F, stream.next_in[1] == 0x8B,
            inflateReset(&stream) == Z_OK
          else { break }
        } else if status != Z_OK {
          break
        }
      }
    }
    guard written <= limit else {
      throw InputError(
        path: path,
        message: limit < InputLimits.recordBytes
          ? """
          The gzip data swells to more than \(InputLimits.compression) times its size, which no text \
          does: decompress it and look at what it holds.
          """
          : "The gzip data holds more than \(limit >> 20) MiB: split it into smaller files."
      )
    }
    guard status == Z_STREAM_END else {
      throw InputError(
        path: path,
        message: "The gzip data is damaged or cut short: fetch or compress the file again."
      )
    }
    output.removeLast(output.count - written)
    guard !isGzip(output) else {
      throw InputError(
        path: path,
        message: "The gzip data holds gzip data again: decompress it once before."
      )
    }
    return output
  }
}
