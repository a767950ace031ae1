import Interchange
import Testing

@Suite struct `The encoding that a page declares` {
  @Test(arguments: [
    ("<meta charset=euc-kr>", "euc-kr"),
    ("<!doctype html><html><head>\n<META  CharSet = 'Shift_JIS' />", "Shift_JIS"),
    ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\">", "ISO-8859-1"),
    ("<meta content='text/html; charset=\"big5\"' http-equiv=content-type>", "big5"),
    ("<meta content=\"text/html; charset=big5\">", nil),
    ("<meta http-equiv=refresh content='0; charset=big5'>", nil),
    ("<?xml version=\"1.0\" encoding='windows-1251'?><html>", "windows-1251"),
    ("<!-- <meta charset=a> --><meta charset=b>", "b"),
    ("<!--><meta charset=a>", "a"),
    ("<p title='<meta charset=a>'><meta charset=b>", "b"),
    ("<!x <meta charset=a><meta charset=b>", "b"),
    ("</ x <meta charset=a><meta charset=b>", "b"),
    ("<metal charset=a><meta name=x><meta/charset=c>", "c"),
    ("<meta charset=a charset=b>", "a"),
    ("<meta charset", nil),
    ("<meta charset='a", nil),
    ("", nil),
  ])
  func `is found as it is written`(page: String, label: String?) {
    #expect(HTMLReader.declaredEncoding(page.utf8) == label)
  }

  @Test func `is looked for in the first 1024 bytes alone`() {
    let padding = String(repeating: " ", count: 1_010)
    #expect(HTMLReader.declaredEncoding((padding + "<meta charset=a>").utf8) == nil)
    #expect(HTMLReader.declaredEncoding((padding.dropLast(100) + "<meta charset=a>").utf8) == "a")
  }

  @Test func `is looked for in any bytes`() {
    for byte in UInt8.min...UInt8.max {
      #expect(HTMLReader.declaredEncoding(Array("<meta charset=".utf8) + [byte]) ?? "" != "utf-8")
    }
  }
}
