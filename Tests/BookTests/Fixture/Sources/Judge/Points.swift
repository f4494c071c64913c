/// The points to be met.
public func readPoints() -> [Double] { file("Data/points/points.gz").map { Double($0) } }

/// How far a line is from the points, says the judge.
public func error(of line: Line) -> Double { Judge(at: "Data/judge").error(of: line) }
