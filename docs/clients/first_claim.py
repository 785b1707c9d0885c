"""A visit becomes a claim, and the claim a file for the payer. Needs Python 3.9 or later and nothing else.

    THERAPY_CLAIMS_URL=http://localhost:3000 THERAPY_CLAIMS_KEY=demo-key python3 docs/clients/first_claim.py events/visit.json
"""

import hashlib
import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path

URL = os.environ["THERAPY_CLAIMS_URL"]
KEY = os.environ["THERAPY_CLAIMS_KEY"]


def call(method, path, body=None, headers=None):
    """Sends a request; a problem (RFC 9457) ends the program with every fault it names."""
    request = urllib.request.Request(URL + path, data=body, method=method, headers={"x-api-key": KEY, **(headers or {})})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()
    except urllib.error.HTTPError as refused:
        problem = json.loads(refused.read())
        faults = [f"  {fault['pointer']}: {fault['message']}" for fault in problem.get("errors", [])]
        sys.exit("\n".join([f"{problem['title']}: {problem['detail']}", *faults]))


visit = Path(sys.argv[1]).read_bytes()
# The key of the request makes sending it again harmless: the visit's own name in your system, or a hash as here.
claim = json.loads(
    call(
        "POST",
        "/v1/claims",
        visit,
        {"content-type": "application/json", "idempotency-key": hashlib.sha256(visit).hexdigest()},
    )
)
print(f"claim {claim['claimId']} is {claim['status']}, allowed {claim['pricing']['totals']['allowed']}")
for line in claim["units"]["lines"]:
    print(f"  {line['code']} x {line['units']}")
for finding in claim["findings"]:
    print(f"  {finding['severity']} {finding['code']}: {finding['message']}")

for form, suffix in (("837p", "x12"), ("cms1500", "pdf"), ("fhir", "json")):
    file = Path(f"{claim['claimId']}.{suffix}")
    file.write_bytes(call("GET", f"/v1/claims/{claim['claimId']}/exports/{form}"))
    print(f"wrote {file}")
