import { fromFileUrl } from "@std/path";
import type { Job } from "./job.ts";

/**
 * What a job may do: read, and write its own folder; to ask models, also reach
 * the hosts that the suite names and load the libraries of local models.
 *
 * @param job The verb, the suite with absolute paths, and the results folder.
 * @returns The permissions of the worker that does the job.
 */
export function grantsOf(
  { verb, suite, folder }: Pick<Job, "verb" | "suite" | "folder">,
): Deno.PermissionOptionsObject {
  const models = verb === "eval" ? Object.values(suite.models) : [];
  const hosts = models.filter((model) => "endpoint" in model)
    .map(({ endpoint }) => hostOf(endpoint));
  const local = models.some((model) => "checkpoint" in model);
  return {
    read: true,
    write: verb === "plan" ? false : [folder],
    net: hosts.length > 0 ? [...new Set(hosts)] : false,
    ffi: local ? [packageFolder()] : false,
    env: false,
    sys: false,
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
