// The claims a repricing changed, each with the reasons of both its prices; those that are with their payer, to be signed.
import { html, nothing } from "./lit-html.js";
import { get, post } from "./api.js";
import { figure, reason } from "./explain.js";
import { causesOf, signed } from "./ledger.js";
import { dollars, field, number, plural, table, when } from "./parts.js";

const SOME = 50;

const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** A list of claims that is read in pieces, with the key that it is signed under. */
export const nothingRead = () => ({ items: null, nextCursor: null, signOffs: [], key: random() });

/** The next piece of a list, behind what was read of it. */
export async function readMore(id, list, target) {
  const page = await get(`v1/repricings/${id}/${list}?limit=${SOME}${target.nextCursor ? `&cursor=${encodeURIComponent(target.nextCursor)}` : ""}`);
  Object.assign(target, { items: [...(target.items ?? []), ...page.items], nextCursor: page.nextCursor, signOffs: page.signOffs ?? [] });
}

/** Why a revision has the price it has: its claim is asked when somebody wants to know. */
const priceOf = ({ claimId }, revision) => async () => (await get(`v1/claims/${claimId}/revisions/${revision}`)).pricing.explanation;

const WITH_PAYER = "The claim is with its payer: it keeps its price, and this is what the new tables would allow.";

/** The rows of a list, each figure with its reasons. */
export const claimsTable = (label, items, source) =>
  table(label, ["Date", "Payer", "Claim", number("Before"), number("After"), number("Change")], items.map((one) => {
    const name = `claim of ${one.dateOfService}`;
    const after = one.toRevision ? priceOf(one, one.toRevision) : [reason(WITH_PAYER, source, "PY-5"), ...causesOf(one.causes, source)];
    return html`<tr>
      <th scope="row">${one.dateOfService}</th>
      <td>${one.payerId}</td>
      <td class="id">${one.claimId}</td>
      <td class="number">${figure(`Before, ${name}`, dollars(one.before), priceOf(one, one.fromRevision))}</td>
      <td class="number">${figure(`After, ${name}`, dollars(one.after), after)}</td>
      <td class="number">${figure(`Change, ${name}`, signed(one.delta), causesOf(one.causes, source))}</td>
    </tr>`;
  }));

/** What a signature is kept for: who looked at the list, and at which. */
export const signatures = (signOffs) =>
  signOffs.length
    ? html`<ul class="signatures">${signOffs.map((one) => html`<li>Signed by <strong>${one.signedBy}</strong>, ${when(one.signedAt)}: ${plural(one.claims, "claim")}, ${signed(one.delta)} <span class="quiet">list ${one.sha256.slice(0, 12)}</span></li>`)}</ul>`
    : nothing;

/** Once, however often the button is pressed: the key is the list's as it was read. */
export async function sign(id, signedBy, key) {
  await post(`v1/repricings/${id}/rebill`, { signedBy }, { headers: { "idempotency-key": key } });
}

export const signing = (submit) => html`<form class="fields" @submit=${submit}>
  ${field("signed-by", "Your name", html`<input id="signed-by" name="signedBy" required maxlength="120" autocomplete="name" size="24">`)}
  <button class="primary">Sign this list</button>
</form>`;
