package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

class FittedOnceTest {
  record Row(String name, long number) {}

  @OnBoth
  void eachOrderOfTheColumnsIsReadAsItIs(Place place) {
    Store store = place.open();
    for (int turn = 1; turn <= 2; turn++) {
      assertThat(rows(store, "select 'one' as name, 1 as number"))
          .containsExactly(new Row("one", 1));
      assertThat(rows(store, "select 2 as number, 'two' as name"))
          .containsExactly(new Row("two", 2));
    }
  }

  private static List<Row> rows(Store store, String sql) {
    return store.read(session -> session.sql().list(Row.class, sql));
  }
}
