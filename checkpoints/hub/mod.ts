/**
 * Checkpoints and adapters that lie on a hub such as huggingface.co: brought
 * into the cache that Python's huggingface_hub uses, file by file as needed.
 *
 * @module
 */

export type { DownloadProgress } from "./download_progress.ts";
export { type DownloadOptions, downloadSnapshot } from "./download_snapshot.ts";
export type { Access, Hub, HubFile, Snapshot } from "./hub.ts";
export { HubError, type HubErrorOptions } from "./hub_error.ts";
export {
  type HubName,
  hubNameText,
  isHubName,
  parseHubName,
} from "../hub_names/hub_name.ts";
export type { Role } from "./wanted_files.ts";
