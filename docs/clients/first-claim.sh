#!/usr/bin/env bash
# A visit becomes a claim, and the claim a file for the payer. Needs curl alone.
#
#   THERAPY_CLAIMS_URL=http://localhost:3000 THERAPY_CLAIMS_KEY=demo-key docs/clients/first-claim.sh events/visit.json
set -euo pipefail
url=${THERAPY_CLAIMS_URL:?the address of the API}
key=${THERAPY_CLAIMS_KEY:?your practice\'s key}
visit=${1:?a file with the visit in JSON}

call() {
  curl --silent --show-error --fail-with-body --header "x-api-key: $key" "$@"
}

# The key of the request makes sending it again harmless: the visit's own name in your system, or a hash as here.
answer=$(call --header 'content-type: application/json' \
  --header "idempotency-key: $(cksum <"$visit" | cut -d' ' -f1)" \
  --data-binary "@$visit" "$url/v1/claims")

field() {
  printf '%s' "$answer" | grep -o "\"$1\":\"[^\"]*\"" | head -1 | cut -d'"' -f4
}

claim=$(field claimId)
echo "claim $claim is $(field status)"

call --output "$claim.x12" "$url/v1/claims/$claim/exports/837p"
call --output "$claim.pdf" "$url/v1/claims/$claim/exports/cms1500"
echo "wrote $claim.x12 and $claim.pdf"
