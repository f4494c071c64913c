import CProcessor

/// What one instruction of the processor works on.
public enum VectorRegister {
  /// Floats in one vector register of the processor that the core was compiled for: 16, 8 or 4.
  public static var floats: Int { Int(FLOATS_PER_VECTOR) }
}
