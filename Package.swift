// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// One module of ours; its dependencies are the arrows of the design, and nothing else.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], embedding files: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: files.map { .embedInCode($0) }, swiftSettings: strict)
}

/// The tests of a module; files that they read stand beside them and are found by path.
func tests(of name: String, _ dependencies: [Target.Dependency] = [], reading folders: [String] = [])
  -> Target
{
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name)] + dependencies,
    exclude: folders,
    swiftSettings: strict)
}

let package = Package(
  name: "reckon",
  products: [.executable(name: "reckon", targets: ["reckon"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    module(
      "Facts",
      embedding: ["icd-203", "kent-1964", "ipcc-ar6", "ipcc-ar4-wg2"].map { "Lexicons/\($0).lexicon" }),
    module("CommandLanguage"),
    module(
      "Presentation", [mustache], embedding: ["HTML/page.mustache", "HTML/page.css", "HTML/page.js"]),
    module("Scoring", ["Facts"]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    module("Interchange", ["Facts", "CLibXML2"]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    module("Storage", ["Facts", "CSQLite", grdb, crypto]),
    .target(name: "CLibEdit", linkerSettings: [.linkedLibrary("edit")]),
    module("Terminal", ["CLibEdit"]),
    module(
      "Workbench", ["Facts", "Scoring", "Storage", "Interchange", "CommandLanguage", "Presentation"],
      embedding: ["Suggesting/english.cues", "Suggesting/korean.cues"]),
    .executableTarget(
      name: "reckon",
      dependencies: ["Workbench", "CommandLanguage", "Presentation", "Terminal", argumentParser],
      swiftSettings: strict),

    .executableTarget(
      name: "prompt-echo", dependencies: ["Terminal"], path: "Tests/PromptEcho", swiftSettings: strict),

    .target(
      name: "ReanchoringTrials", dependencies: ["Facts"], path: "Tests/ReanchoringTrials",
      swiftSettings: strict),
    .executableTarget(
      name: "reanchoring-table", dependencies: ["Facts", "ReanchoringTrials"], path: "Tests/ReanchoringTable",
      swiftSettings: strict),

    .executableTarget(
      name: "scoring-times", dependencies: ["Scoring"], path: "Tests/ScoringTimes", swiftSettings: strict),

    tests(of: "Facts", ["ReanchoringTrials"], reading: ["Fixtures"]),
    tests(of: "CommandLanguage"),
    tests(of: "Presentation"),
    tests(of: "Scoring", ["Facts"], reading: ["Fixtures"]),
    tests(of: "Interchange", ["Facts"], reading: ["Fixtures"]),
    tests(of: "Storage", ["Facts", grdb]),
    tests(of: "Terminal"),
    tests(
      of: "Workbench", ["Facts", "Scoring", "Storage", "CommandLanguage", "Presentation", grdb],
      reading: ["Transcripts", "Scripts", "Fixtures", "Golden"]),
  ])
