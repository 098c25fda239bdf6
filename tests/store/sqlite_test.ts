import { assertEquals, assertThrows } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { openStore, StoreVersionError } from "../../store/mod.ts";
import { testStore } from "../conformance/store.ts";

testStore("the SQLite store", { open: openStore });

function withFile(
  content: (path: string) => void,
  check: (path: string) => void,
) {
  const folder = Deno.makeTempDirSync();
  try {
    content(`${folder}/store`);
    check(`${folder}/store`);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

Deno.test("a store of a newer version is refused with what to do", () => {
  withFile((path) => {
    openStore(path)[Symbol.dispose]();
    const database = new DatabaseSync(path);
    database.exec("PRAGMA user_version = 99");
    database.close();
  }, (path) => {
    assertThrows(
      () => openStore(path),
      StoreVersionError,
      "it has version 99. Use the newer aftertune that wrote it, or name another folder with --results",
    );
  });
});

Deno.test("a database of another program is refused and left alone", () => {
  withFile((path) => {
    const database = new DatabaseSync(path);
    database.exec("CREATE TABLE theirs (a)");
    database.close();
  }, (path) => {
    const before = Deno.readFileSync(path);
    assertThrows(() => openStore(path), Error, "Another program wrote it");
    const after = Deno.readFileSync(path);
    if (before.some((byte, i) => byte !== after[i])) {
      throw new Error("The file changed");
    }
  });
});

Deno.test("a file that is no database is refused", () => {
  withFile(
    (path) => Deno.writeTextFileSync(path, "x".repeat(4096)),
    (path) =>
      assertThrows(
        () => openStore(path),
        Error,
        "as a file of aftertune that may be written: file is not a database",
      ),
  );
});

Deno.test("a store in a folder that does not exist names the way out", () => {
  assertThrows(
    () => openStore("no/such/folder/store"),
    Error,
    "or name another folder with --results",
  );
});

Deno.test("a store that another process is writing to can be opened and read", () => {
  withFile((path) => openStore(path)[Symbol.dispose](), (path) => {
    using writer = new DatabaseSync(path) as DatabaseSync & Disposable;
    writer.exec("BEGIN IMMEDIATE");
    using store = openStore(path);
    assertEquals(store.answered("model"), new Set());
    writer.exec("COMMIT");
  });
});

Deno.test("a damaged store says so, and how to go on", () => {
  withFile((path) => {
    const store = openStore(path);
    for (let i = 0; i < 500; i++) {
      const id = `${i}`.padStart(64, "0");
      store.put(
        "model",
        { kind: "next", id, prompt: { kind: "text", text: "1 + 1 =" }, top: 1 },
        { kind: "failed", requestId: id, error: "x".repeat(200) },
      );
    }
    store[Symbol.dispose]();
    const bytes = Deno.readFileSync(path);
    Deno.writeFileSync(path, bytes.fill(0xff, 4096 * 6));
  }, (path) => {
    using store = openStore(path);
    assertThrows(
      () => {
        store.answered("model");
        for (let i = 0; i < 500; i++) {
          store.response("model", `${i}`.padStart(64, "0"));
        }
      },
      Error,
      `Cannot read the store "${path}": database disk image is malformed. Name another folder with --results, or remove the file to ask again`,
    );
  });
});
