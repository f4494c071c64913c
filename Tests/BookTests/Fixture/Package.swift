// swift-tools-version: 6.3
let chapters = ["01-lines", "02-curves"]
