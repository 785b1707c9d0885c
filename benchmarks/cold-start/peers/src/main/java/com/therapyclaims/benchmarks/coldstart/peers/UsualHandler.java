package com.therapyclaims.benchmarks.coldstart.peers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A function as samples have it: an event class of AWS's library, records bound by databind, the SDK's default client,
 * one item read.
 */
public final class UsualHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final DynamoDbClient dynamoDb = DynamoDbClient.create();
    private final String table = System.getenv("FEE_SCHEDULES_TABLE");

    /** Used by Lambda. */
    public UsualHandler() {}

    /**
     * A request's body.
     *
     * @param payerId who pays
     * @param dateOfService when
     */
    public record UsualQuestion(String payerId, String dateOfService) {}

    /**
     * An answer's body.
     *
     * @param question what was asked
     * @param found whether there is such an item
     */
    public record UsualAnswer(UsualQuestion question, boolean found) {}

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        try {
            UsualQuestion question = JSON.readValue(event.getBody(), UsualQuestion.class);
            boolean found = dynamoDb.getItem(get -> get.tableName(table)
                            .key(Map.of(
                                    "pk", AttributeValue.fromS("PAYER#" + question.payerId()),
                                    "sk", AttributeValue.fromS("CURRENT"))))
                    .hasItem();
            return new APIGatewayProxyResponseEvent()
                    .withStatusCode(200)
                    .withBody(JSON.writeValueAsString(new UsualAnswer(question, found)));
        } catch (JsonProcessingException e) {
            return new APIGatewayProxyResponseEvent().withStatusCode(400);
        }
    }
}
