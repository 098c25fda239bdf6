import { createHash } from "node:crypto";
import {
  type HubRepositories,
  type RepositoryFiles,
  sha1,
} from "./hub_repositories.ts";

/** From this length on, files lie on another host. */
const LARGE = 100_000;

const PATH_REGEXP =
  /^(\/api(?:\/resolve-cache)?\/models)?\/([\w.-]+\/[\w.-]+)\/(revision|tree|resolve|refs)\/?([^/]*)\/?(.*)$/;

/** What a hub answers from. */
export interface Hosted {
  readonly repositories: HubRepositories;
  /** Host of the large files. */
  readonly storage: string;
  /** How many files one page of a listing has. */
  readonly page: number;
  /** Status of a repository that there is not. */
  readonly unknown: 401 | 404;
}

/** Answers as huggingface.co does. */
export function hubAnswer(address: string, hosted: Hosted): Response {
  const url = new URL(address);
  const [, api, repository = "", verb, revision = "", file = ""] =
    url.pathname.match(PATH_REGEXP) ?? [];
  const branches = hosted.repositories.branches(repository);
  if (branches === undefined) return refused(hosted.unknown, "RepoNotFound");
  if (verb === "refs") {
    const named = branches.map((name) => ({ name }));
    return Response.json({ branches: named, tags: [], converts: [] });
  }
  const found = hosted.repositories.find(
    repository,
    decodeURIComponent(revision),
  );
  if (found === undefined) return refused(404, "RevisionNotFound");
  const { commit, files } = found;
  if (verb === "revision") {
    return Response.json({ _id: "1", id: repository, sha: commit });
  }
  if (verb === "tree") return listing(files, url, hosted.page);
  const content = files[decodeURIComponent(file)];
  if (content === undefined) return refused(404, "EntryNotFound");
  const place = `${repository}/resolve/${commit}/${file}`;
  const { oid, lfs } = entryOf(file, content);
  const headers = { "x-repo-commit": commit, etag: `"${oid}"` };
  if (lfs !== undefined) {
    return redirect(`http://${hosted.storage}/${place}?signature=secret`, {
      ...headers,
      "x-linked-etag": `"${lfs.oid}"`,
      "x-linked-size": String(lfs.size),
    });
  }
  return api === undefined
    ? redirect(`/api/resolve-cache/models/${place}`, headers)
    : new Response(content, { headers });
}

/** Answers as the host of large files does. */
export function storageAnswer(
  content: Uint8Array<ArrayBuffer>,
  range: string | null,
): Response {
  const [, start] = range?.match(/^bytes=(\d+)-$/) ?? [];
  if (start === undefined) return new Response(content);
  const { length } = content;
  if (Number(start) >= length) return new Response(null, { status: 416 });
  return new Response(content.slice(Number(start)), {
    status: 206,
    headers: { "content-range": `bytes ${start}-${length - 1}/${length}` },
  });
}

/** A refusal as a hub words it. */
export function refused(status: number, code: string): Response {
  return Response.json({ error: code }, {
    status,
    headers: { "x-error-code": code },
  });
}

function redirect(
  location: string,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(null, { status: 302, headers: { ...headers, location } });
}

/** A file as a listing has it. */
function entryOf(path: string, content: Uint8Array<ArrayBuffer>) {
  const size = content.length;
  const oid = createHash("sha256").update(content).digest("hex");
  return {
    ...{ type: "file", path, size, oid: sha1(`blob ${size}\0`, content) },
    ...size >= LARGE ? { lfs: { oid, size, pointerSize: 134 } } : {},
  };
}

/** The top of a repository, page by page. */
function listing(files: RepositoryFiles, url: URL, page: number): Response {
  const start = Number(url.searchParams.get("cursor") ?? 0);
  const entries = Object.entries(files).map(([path, content]) =>
    entryOf(path, content)
  );
  const next = new URL(url);
  next.searchParams.set("cursor", String(start + page));
  return Response.json(entries.slice(start, start + page), {
    headers: start + page < entries.length
      ? { link: `<${next}>; rel="next"` }
      : {},
  });
}
