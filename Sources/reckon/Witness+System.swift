import Foundation
import Glibc
import Workbench

extension Witness {
  /// Keeps one small file for each workspace in a folder that only the owner may enter.
  ///
  /// A failure is not told: what is kept here helps to notice a loss, and is not needed for anything else.
  static func files(in folder: String) -> Witness {
    Witness(
      recall: { path in
        guard let text = try? String(contentsOfFile: file(of: path, in: folder), encoding: .utf8) else {
          return nil
        }
        let lines = text.split(separator: "\n", maxSplits: 1)
        return lines.count == 2 && lines[1] == path + "\n" ? String(lines[0]) : nil
      },
      keep: { path, ulid in
        try? FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let (target, beside) = (
          file(of: path, in: folder), "\(folder)/\(UInt64.random(in: .min ... .max)).part"
        )
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        let bytes = Array("\(ulid)\n\(path)\n".utf8)
        let isWritten = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) == $0.count }
        close(descriptor)
        if !isWritten || rename(beside, target) != 0 { unlink(beside) }
      })
  }

  /// A name for a path: its FNV-1a hash (Fowler, Noll and Vo), and the path itself stands in the file.
  private static func file(of path: String, in folder: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return folder + "/" + String(hash, radix: 16)
  }
}
