package dev.assay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex;
import dev.assay.index.Wheels;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What a test has published and was told that it is safe.
final class Published {
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();

  /// Publishes another release of a project.
  ///
  /// @return the status of the answer
  int another(ServedIndex index, String token, String name)
      throws IOException, InterruptedException {
    return another(index, token, name, Wheels.HARMLESS);
  }

  int another(ServedIndex index, String token, String name, String module)
      throws IOException, InterruptedException {
    String version = "1." + number.incrementAndGet();
    byte[] wheel = Wheels.wheel(name, version, module + "# " + version + "\n");
    int status = index.upload(token, name, version, wheel).statusCode();
    if (status == 200 || status == 202) {
      acknowledged.put(ServedIndex.path(name, version), FakeIndex.sha256(wheel));
    }
    return status;
  }

  int size() {
    return acknowledged.size();
  }

  /// All that was acknowledged is there, as it was.
  void assertAllAreThere(ServedIndex index) throws IOException, InterruptedException {
    for (Map.Entry<String, String> file : acknowledged.entrySet()) {
      HttpResponse<byte[]> answer = index.get(file.getKey());
      assertThat(answer.statusCode()).as(file.getKey()).isEqualTo(200);
      assertThat(FakeIndex.sha256(answer.body())).as(file.getKey()).isEqualTo(file.getValue());
    }
  }
}
