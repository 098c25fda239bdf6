import { fromFileUrl } from "@std/path";
import type { ModelSpec } from "../suites/mod.ts";
import type { Examination, Job, Output } from "./job.ts";

/** What the permissions of a job follow from. */
type Granted =
  & Pick<Job, "verb" | "suite" | "folder" | "power" | "exporting">
  & {
    readonly output: Pick<Output, "github">;
  };

/**
 * What a job may do: read, write its own folder and the summary of the step that
 * it runs in; to ask models, also reach the hosts that the suite names and load
 * the libraries of local models.
 *
 * @param job The verb, the models with absolute paths, and the results folder.
 * @returns The permissions of the worker that does the job.
 */
export function grantsOf(
  job: Granted | Examination,
): Deno.PermissionOptionsObject {
  const models = modelsOf(job);
  const hosts = models.filter((model) => "endpoint" in model)
    .map(({ endpoint }) => hostOf(endpoint));
  const local = models.some((model) => "checkpoint" in model);
  return {
    read: true,
    write: writtenBy(job),
    net: hosts.length > 0 ? [...new Set(hosts)] : false,
    ffi: local ? [packageFolder()] : false,
    env: false,
    sys: false,
    run: false,
    import: false,
  };
}

/** Its own folder, where a job writes it or opens the store in it. */
function writtenBy(job: Granted | Examination): false | string[] {
  if (job.verb === "doctor") return false;
  if (job.verb === "plan" && job.power === undefined) return false;
  const summary = job.output.github?.summary ?? null;
  const out = job.exporting?.out ?? null;
  return [job.folder, summary, out].filter((path) => path !== null);
}

/** The models that a job asks. */
function modelsOf(
  job: Pick<Job, "verb" | "suite"> | Examination,
): readonly ModelSpec[] {
  if (job.verb === "doctor") return [job.model];
  return job.verb === "eval" ? Object.values(job.suite.models) : [];
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
