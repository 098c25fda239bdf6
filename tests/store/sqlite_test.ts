import { assertThrows } from "@std/assert";
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
