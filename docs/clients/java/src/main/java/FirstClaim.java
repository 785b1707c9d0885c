import com.example.therapyclaims.ApiClient;
import com.example.therapyclaims.ApiException;
import com.example.therapyclaims.api.ClaimsApi;
import com.example.therapyclaims.model.ArchivedClaim;
import com.example.therapyclaims.model.ClaimRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A visit becomes a claim, and the claim a file for the payer, by a client that is generated from openapi.yaml. */
public final class FirstClaim {
    private static final String URL = System.getenv("THERAPY_CLAIMS_URL");
    private static final String KEY = System.getenv("THERAPY_CLAIMS_KEY");

    private FirstClaim() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, NoSuchAlgorithmException {
        ApiClient client = new ApiClient();
        client.updateBaseUri(URL);
        client.setRequestInterceptor(request -> request.header("x-api-key", KEY));
        byte[] visit = Files.readAllBytes(Path.of(arguments[0]));
        // The key of the request makes sending it again harmless: the visit's own name in your system, or a hash as
        // here.
        String key =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(visit));
        try {
            ClaimRequest request = client.getObjectMapper().readValue(visit, ClaimRequest.class);
            ArchivedClaim claim = new ClaimsApi(client).archiveClaim(key, request, false);
            System.out.println("claim " + claim.getClaimId() + " is " + claim.getStatus() + ", allowed "
                    + claim.getPricing().getTotals().getAllowed());
            claim.getUnits()
                    .getLines()
                    .forEach(line -> System.out.println("  " + line.getCode() + " x " + line.getUnits()));
            claim.getFindings()
                    .forEach(finding -> System.out.println(
                            "  " + finding.getSeverity() + " " + finding.getCode() + ": " + finding.getMessage()));
            // The generated client takes every answer for JSON: files are fetched without it.
            fetch(claim.getClaimId(), "837p", "x12");
            fetch(claim.getClaimId(), "cms1500", "pdf");
        } catch (ApiException refused) {
            // A problem (RFC 9457) names every fault.
            System.err.println(refused.getResponseBody());
            System.exit(1);
        }
    }

    private static void fetch(String claimId, String form, String suffix) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(URL + "/v1/claims/" + claimId + "/exports/" + form))
                .header("x-api-key", KEY)
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            System.err.println(new String(answer.body(), StandardCharsets.UTF_8));
            System.exit(1);
        }
        System.out.println("wrote " + Files.write(Path.of(claimId + "." + suffix), answer.body()));
    }
}
