import { fromFileUrl } from "@std/path";
import type { Suite } from "../suites/mod.ts";

/**
 * What a job may do: read, write its own folder, reach the hosts that the
 * suite names, and load the native libraries that aftertune depends on.
 *
 * @param suite The suite, with absolute paths.
 * @param folder The results folder.
 * @returns The permissions of the worker that does the job.
 */
export function grantsOf(
  suite: Suite,
  folder: string,
): Deno.PermissionOptionsObject {
  const hosts = Object.values(suite.models)
    .filter((model) => "endpoint" in model)
    .map(({ endpoint }) => hostOf(endpoint));
  return {
    read: true,
    write: [folder],
    net: hosts.length > 0 ? [...new Set(hosts)] : false,
    ffi: [packageFolder()],
    env: true,
    sys: true,
    run: false,
    import: false,
  };
}

function hostOf(endpoint: string): string {
  const { protocol, hostname, port } = new URL(endpoint);
  return `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
}

/** The folder that packages, and so their native libraries, are installed in. */
function packageFolder(): string {
  const path = fromFileUrl(import.meta.resolve("onnxruntime-node"));
  const local = path.indexOf("/node_modules/");
  return local >= 0
    ? path.slice(0, local + "/node_modules".length)
    : path.slice(0, path.indexOf("/onnxruntime-node/"));
}
