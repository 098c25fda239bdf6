import { assertEquals } from "@std/assert";
import { dirname, join } from "@std/path";

const LINK_REGEXP =
  /\]\((?!\w+:|#)([^)#\s]+)[^)]*\)|^\[[^\]]+\]: (?!\w+:)(\S+)/gm;
const PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

/** The Markdown pages of the project, from its root. */
function pages(folder: string): string[] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) => {
    const path = join(folder, name);
    if (isDirectory) return pages(path);
    return name.endsWith(".md") ? [path] : [];
  });
}

for (const page of [...PAGES.filter(exists), ...pages("docs")]) {
  Deno.test(`every link of ${page} into the project leads somewhere`, () => {
    const links = [...Deno.readTextFileSync(page).matchAll(LINK_REGEXP)]
      .map(([, inline, reference]) => inline ?? reference ?? "");
    const broken = links.filter((link) => !exists(join(dirname(page), link)));
    assertEquals(broken, []);
  });
}

function exists(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch {
    return false;
  }
}
