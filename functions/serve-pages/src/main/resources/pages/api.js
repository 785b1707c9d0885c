// Talks to the API. The key lives in this variable and nowhere else: closing the tab forgets it.

const base = new URL("..", import.meta.url);
let key = "";

export const hasKey = () => key !== "";

export function useKey(text) {
  key = text.trim();
}

/** Why the API did not answer as asked: RFC 9457, or no connection. */
export class Problem extends Error {
  constructor(status, body = {}) {
    super(body.detail || body.title || (status === 0 ? "The API cannot be reached." : `The API answered ${status}.`));
    this.status = status;
    this.title = body.title || "Not answered";
    this.errors = body.errors || [];
    this.requestId = body.requestId || "";
  }
}

/** Where something of this installation stands: the page's own address may have a stage in front. */
export const addressOf = (path) => new URL(path.replace(/^\//, ""), base).href;

/**
 * One request; throws a Problem. The answer's headers come along for whoever needs an ETag.
 *
 * @param body is sent as JSON; raw, a type and its content, as it is
 */
export async function send(method, path, { body, raw, headers = {}, signal, anonymous = false } = {}) {
  const sent = body === undefined ? raw : { type: "application/json", content: JSON.stringify(body) };
  const all = { ...headers };
  if (sent) {
    all["content-type"] = sent.type;
  }
  if (key && !anonymous) {
    all["x-api-key"] = key;
  }
  let response;
  try {
    response = await fetch(new URL(path, base), {
      method,
      headers: all,
      body: sent?.content,
      signal,
      cache: "no-store",
      credentials: "omit",
    });
  } catch (e) {
    if (e.name === "AbortError") {
      throw e;
    }
    throw new Problem(0);
  }
  if (!response.ok) {
    throw new Problem(response.status, await response.json().catch(() => ({})));
  }
  return response;
}

export const get = async (path, options) => (await send("GET", path, options)).json();

export const post = async (path, body, options) => (await send("POST", path, { ...options, body })).json();

/** The calculator's questions: with the practice's key where there is one, else publicly. */
export const calculate = (what, body, signal) => post(hasKey() ? `v1/${what}` : `v1/public/${what}`, body, { signal });

let description;

/** Whether this installation's API has a path, by its own description. */
export async function offers(path) {
  description ??= send("GET", "v1/openapi.yaml", { anonymous: true })
    .then((response) => response.text())
    .catch((e) => {
      // Asked again the next time.
      description = undefined;
      throw e;
    });
  return (await description).includes(`\n  ${path}:\n`);
}
