package dev.assay.index.admission;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Lets a thread come after others where they want the same processor. Java's own priorities mean
/// nothing on Linux, which has such a thing for each thread.
final class Courtesy {
  private static final int OF_A_THREAD = 0;
  private static final int NICE = 10;

  private Courtesy() {}

  /// Lets this thread come after others; where that cannot be, it does not.
  @SuppressWarnings("restricted") // the signature is that of the C library
  static void comeAfterOthers() {
    if (!"Linux".equals(System.getProperty("os.name"))) {
      return;
    }
    Linker linker = Linker.nativeLinker();
    linker
        .defaultLookup()
        .find("setpriority")
        .map(
            it ->
                linker.downcallHandle(
                    it,
                    FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT)))
        .ifPresent(Courtesy::lower);
  }

  private static void lower(MethodHandle setPriority) {
    try {
      // Zero is the thread that calls.
      var _ = (int) setPriority.invokeExact(OF_A_THREAD, 0, NICE);
    } catch (Throwable impossible) {
      throw new IllegalStateException("the C library has setpriority", impossible);
    }
  }
}
