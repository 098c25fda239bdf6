import type { Access } from "./hub.ts";
import { hostOf, HubError } from "./hub_error.ts";
import { hubNameText } from "../hub_names/hub_name.ts";

/** What must hold, and what to do as it does not. */
type Reason = readonly [must: string, advice: string];

/** An answer that is none. */
type Answer = Pick<Response, "status" | "headers">;

/**
 * Makes an error of an answer that refuses. Nothing of its text is quoted: it
 * may repeat the token.
 *
 * @param answer The hub's answer.
 * @param access What was asked for.
 * @returns The error.
 */
export function refusal(answer: Answer, access: Access): HubError {
  const { hub, name } = access;
  const { status } = answer;
  const code = answer.headers.get("x-error-code");
  const [must, advice] = accessReason(status, code, access) ??
    serviceReason(answer, access);
  return new HubError(
    `Cannot download ${hubNameText(name)} as ${must}: "${
      hostOf(hub.endpoint)
    }" answers ${status}. ${advice}`,
    { isPassing: status === 429 || status >= 500, code },
  );
}

/** Why who asks does not get what was named; `null` where that is not why. */
function accessReason(
  status: number,
  code: string | null,
  { hub: { endpoint, token }, name: { repository, revision } }: Access,
): Reason | null {
  const page = `${endpoint}/${repository}`;
  const tokens = `${endpoint}/settings/tokens`;
  if (code === "GatedRepo") {
    const how = token === null
      ? ", then set HF_TOKEN"
      : " with the account that HF_TOKEN is of";
    return [
      "its owner must give access to it",
      `Accept the conditions at ${page}${how}`,
    ];
  }
  if (code === "RevisionNotFound") {
    return [
      `"${revision}" must be a branch, a tag or a commit of it`,
      `Name one that ${page} shows`,
    ];
  }
  if (status === 401 && token !== null) {
    return [
      "HF_TOKEN must hold a valid token",
      `It may have expired or been revoked: make another at ${tokens}, or unset HF_TOKEN where the model is public`,
    ];
  }
  if (status === 401 || code === "RepoNotFound") {
    const how = token === null
      ? "; set HF_TOKEN where it is private"
      : ", and whether HF_TOKEN is of an account that may read it";
    return [
      "there must be such a model that may be read",
      `Check owner and name${how}`,
    ];
  }
  return status === 403
    ? [
      "the token must allow to read it",
      `Give HF_TOKEN that right at ${tokens}`,
    ]
    : null;
}

/** Why nobody gets it at the moment, or here. */
function serviceReason({ status, headers }: Answer, { hub }: Access): Reason {
  if (status === 429) {
    const seconds = headers.get("retry-after") ?? "";
    const pause = /^\d{1,6}$/.test(seconds) ? `${seconds} s` : "some minutes";
    return [
      "there must not be too many requests",
      `Wait ${pause}, then run the same command again${
        hub.token === null ? "; HF_TOKEN allows more" : ""
      }`,
    ];
  }
  return status >= 500
    ? ["the hub must work", "Run the same command again in some minutes"]
    : ["the hub must have it", "Check the name and HF_ENDPOINT"];
}
