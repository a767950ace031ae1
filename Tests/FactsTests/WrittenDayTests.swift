import Facts
import Testing

@Suite struct `Days as pages write them` {
  @Test(arguments: [
    ("2017-03-20", "2017-03-20"), ("2017", "2017"),
    ("2017-03-20T09:00:00+09:00", "2017-03-20T09:00:00+09:00"),
    ("2017-03-20T09:00:00.000Z", "2017-03-20T09:00:00Z"),
    ("2017-03-20T09:00:00+0900", "2017-03-20T09:00:00+09:00"),
    ("2017-03-20 09:00:00", "2017-03-20"), (" 2017-03-20 09:00 +0900 ", "2017-03-20T09:00+09:00"),
    ("March 20, 2017", "2017-03-20"), ("20 Mar 2017", "2017-03-20"),
    ("Mon, 20 Mar 2017 09:00:00 +0900", "2017-03-20"),
    ("March 20th, 2017 at 9:00 AM EST", "2017-03-20"), ("Mar. 2017", "2017-03"),
    ("Monday 1 May 2017", "2017-05-01"),
    ("2017년 3월 20일", "2017-03-20"), ("2017年3月20日", "2017-03-20"), ("2017.03.20", "2017-03-20"),
    ("2017.03.20. 09:00", "2017-03-20"), ("20/03/2017", "2017-03-20"),
  ])
  func `are read where there is one reading`(written: String, day: String) {
    #expect(Period(written: written)?.text == day)
  }

  @Test(arguments: [
    "", " ", "05/10/2017", "2017/03/04", "March 2017 April", "20 2017", "February 30, 2017", "2017-02-30",
    "soon", "May",
    "March 20", "20 March 17", "3월 20일", "2017-03-20 in Seoul", "yesterday", "20170320",
  ])
  func `are not read where there are several or none`(written: String) {
    #expect(Period(written: written) == nil)
  }

  @Test func `read every day of our own as it is`() {
    for text in ["2017-Q2", "2017-05", "1999-12-31", "2017-05-09T20:00+09:00"] {
      #expect(Period(written: text)?.text == text)
    }
  }
}

@Suite struct `A byline` {
  @Test(arguments: [
    ("Minxin Pei", ["Minxin Pei"]), ("By Minxin Pei and Jane Doe", ["Minxin Pei", "Jane Doe"]),
    ("Minxin Pei, Jane Doe", ["Minxin Pei", "Jane Doe"]), ("Pei, Minxin", ["Pei, Minxin"]),
    ("박지훈 기자", ["박지훈"]),
    ("Ann Lee; Bo Kim & Cy Park", ["Ann Lee", "Bo Kim", "Cy Park"]), ("https://example.com/pei", []),
    ("123", []), ("", []),
  ])
  func `names its authors in order`(written: String, names: [String]) {
    #expect(Byline(written).names == names)
  }

  @Test(arguments: [
    ("Minxin Pei", "@minxin-pei"), ("J. R. O'Brien", "@j-r-obrien"), ("박지훈", "@박지훈"),
    ("Zoë  Müller-Lee", "@zoë-müller-lee"),
    ("Pei, Minxin", "@pei-minxin"),
  ])
  func `suggests a handle`(name: String, handle: String) {
    #expect(Handle(suggestedBy: name)?.description == handle)
  }

  @Test func `suggests none without a letter`() {
    for name in ["", "-", "…", " , "] { #expect(Handle(suggestedBy: name) == nil) }
  }
}
