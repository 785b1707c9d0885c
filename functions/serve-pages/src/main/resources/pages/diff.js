// What one revision of a claim changed against the one before, in words a biller reads.
import { allFindings, dollars, words } from "./parts.js";

/** [{what, before, after}], null where there was or is nothing. */
export function changes(before, after) {
  return [
    ...compare(status(before), status(after)),
    ...compare(leaves(before.sent, ""), leaves(after.sent, "")),
    ...compare(units(before), units(after)),
    ...compare(prices(before), prices(after)),
    ...compare(tables(before), tables(after)),
    ...compare(found(before), found(after)),
  ];
}

function compare(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((what) => before.get(what) !== after.get(what))
    .map((what) => ({ what, before: before.get(what) ?? null, after: after.get(what) ?? null }));
}

const status = ({ status: name, held, legalHold }) =>
  new Map([["status", words(name)], ["held", held ? "yes" : "no"], ["legal hold", legalHold ? "yes" : "no"]]);

/** Every value that was sent, named by its path: "service 1 minutes". */
function leaves(node, path) {
  if (node !== null && typeof node === "object") {
    const inner = Object.entries(node).map(([name, value]) => leaves(value, `${path}/${name}`));
    return new Map(inner.flatMap((map) => [...map]));
  }
  return new Map([[named(path), String(node)]]);
}

const named = (path) =>
  path
    .split("/")
    .slice(1)
    .filter((part) => part !== "claim")
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part.replace(/([A-Z])/g, " $1").toLowerCase()))
    .join(" ");

const line = ({ code, modifiers }) => [code, ...modifiers].join(" ");

const units = (claim) => new Map(claim.units.lines.map((one) => [`${line(one)} units`, String(one.units)]));

function prices({ pricing }) {
  const lines = pricing.lines.map((one) => [`${line(one)} allowed`, one.allowed ? dollars(one.allowed) : words(one.reason)]);
  const totals = { allowed: "total allowed", payerPayment: "total payer payment", patientResponsibility: "total patient responsibility" };
  return new Map([...lines, ...Object.entries(totals).map(([name, label]) => [label, dollars(pricing.totals[name])])]);
}

const tables = ({ pricing }) => new Map(pricing.feeSchedules.map((one) => [`fee schedule ${one.id}`, one.version]));

const found = (claim) => new Map(allFindings(claim).map((one) => [`finding ${one.code} ${one.pointer}`.trim(), one.message]));
