/**
 * Names of models on a hub. They have a door of their own as most models lie on
 * this machine: what tells them from a folder need not load what downloads.
 *
 * @module
 */

export {
  type HubName,
  hubNameText,
  isHubName,
  parseHubName,
} from "./hub_name.ts";
