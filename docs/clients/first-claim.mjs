// A visit becomes a claim, and the claim a file for the payer. Needs Node 18 or later and nothing else.
//
//   THERAPY_CLAIMS_URL=http://localhost:3000 THERAPY_CLAIMS_KEY=demo-key node docs/clients/first-claim.mjs events/visit.json
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";

const { THERAPY_CLAIMS_URL: url, THERAPY_CLAIMS_KEY: key } = process.env;

/** Sends a request; a problem (RFC 9457) ends the program with every fault it names. */
async function call(path, options = {}) {
  const answer = await fetch(url + path, { ...options, headers: { "x-api-key": key, ...options.headers } });
  if (!answer.ok) {
    const problem = await answer.json();
    console.error(`${problem.title}: ${problem.detail}`);
    (problem.errors ?? []).forEach((fault) => console.error(`  ${fault.pointer}: ${fault.message}`));
    process.exit(1);
  }
  return answer;
}

const visit = await readFile(process.argv[2]);
const claim = await (
  await call("/v1/claims", {
    method: "POST",
    body: visit,
    headers: {
      "content-type": "application/json",
      // Makes sending it again harmless: the visit's own name in your system, or a hash as here.
      "idempotency-key": createHash("sha256").update(visit).digest("hex"),
    },
  })
).json();
console.log(`claim ${claim.claimId} is ${claim.status}, allowed ${claim.pricing.totals.allowed}`);
claim.units.lines.forEach((line) => console.log(`  ${line.code} x ${line.units}`));
claim.findings.forEach((finding) => console.log(`  ${finding.severity} ${finding.code}: ${finding.message}`));

for (const [form, suffix] of [["837p", "x12"], ["cms1500", "pdf"], ["fhir", "json"]]) {
  const file = `${claim.claimId}.${suffix}`;
  const answer = await call(`/v1/claims/${claim.claimId}/exports/${form}`);
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  console.log(`wrote ${file}`);
}
