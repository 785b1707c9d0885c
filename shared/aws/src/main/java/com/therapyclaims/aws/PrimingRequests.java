package com.therapyclaims.aws;

import com.therapyclaims.http.PrimedFunction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Requests to DynamoDB in the name of the practice that functions are primed as ({@link PrimedFunction#PRACTICE}): they are
 * signed, sent and answered as any other, and leave nothing behind. Each of its writes gets a condition that cannot hold;
 * DynamoDB's refusal is then read as done, so that what comes after a write is met too. A query of its is answered with the
 * function's own {@link #ITEMS}, where it has them, so that what reads items is met. Nobody else's request is touched.
 */
final class PrimingRequests implements ExecutionInterceptor {
    /** DynamoDB's answer to a query, among the resources of a function that is to meet items while it is primed. */
    static final String ITEMS = "priming-items.json";

    private static final String PARTITION = "PRACTICE#" + PrimedFunction.PRACTICE;
    private static final String NEVER = "attribute_exists(pk) AND attribute_not_exists(pk)";
    private static final String REFUSED = "ConditionalCheckFailed";
    private static final byte[] DONE = "{}".getBytes(StandardCharsets.UTF_8);
    private static final int OK = 200;
    private static final ExecutionAttribute<byte[]> ANSWER = new ExecutionAttribute<>("PrimingAnswer");

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (!isWrite(request)) {
            return request;
        }
        if (request instanceof PutItemRequest put) {
            return put.toBuilder()
                    .conditionExpression(never(put.conditionExpression()))
                    .build();
        }
        if (request instanceof UpdateItemRequest update) {
            return update.toBuilder()
                    .conditionExpression(never(update.conditionExpression()))
                    .build();
        }
        TransactWriteItemsRequest all = (TransactWriteItemsRequest) request;
        return all.toBuilder()
                .transactItems(
                        all.transactItems().stream().map(PrimingRequests::never).toList())
                .build();
    }

    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        SdkHttpResponse response = context.httpResponse();
        attributes.putAttribute(ANSWER, null);
        Optional<byte[]> answer = response.isSuccessful()
                ? items(context.request())
                : refusal(context, attributes).map(_ -> DONE);
        if (answer.isEmpty()) {
            return response;
        }
        attributes.putAttribute(ANSWER, answer.get());
        // The checksum is of the answer that this one stands for.
        return response.toBuilder()
                .statusCode(OK)
                .removeHeader("x-amz-crc32")
                .removeHeader("Content-Length")
                .build();
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        byte[] answer = attributes.getAttribute(ANSWER);
        return answer == null ? context.responseBody() : Optional.of(new ByteArrayInputStream(answer));
    }

    /** That a write was refused for its condition; any other failure of it stays one. */
    private static Optional<String> refusal(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        if (!isWrite(context.request()) || context.responseBody().isEmpty()) {
            return Optional.empty();
        }
        byte[] body = readAll(context.responseBody().get());
        // A body can be read once: whoever comes after gets what is kept.
        attributes.putAttribute(ANSWER, body);
        return Optional.of(new String(body, StandardCharsets.UTF_8)).filter(text -> text.contains(REFUSED));
    }

    private static Optional<byte[]> items(SdkRequest request) {
        return request instanceof QueryRequest query
                        && query.expressionAttributeValues().values().stream().anyMatch(PrimingRequests::isOfPriming)
                ? Optional.ofNullable(functionsLoader().getResourceAsStream(ITEMS))
                        .map(PrimingRequests::readAll)
                : Optional.empty();
    }

    /** That of the thread, on AWS too: it sees the function's own resources, whoever loaded this class. */
    private static ClassLoader functionsLoader() {
        return Thread.currentThread().getContextClassLoader();
    }

    private static byte[] readAll(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWrite(SdkRequest request) {
        return (request instanceof PutItemRequest put && isOfPriming(put.item()))
                || (request instanceof UpdateItemRequest update && isOfPriming(update.key()))
                || (request instanceof TransactWriteItemsRequest all && isOfPriming(all.transactItems()));
    }

    private static boolean isOfPriming(List<TransactWriteItem> writes) {
        for (TransactWriteItem write : writes) {
            if ((write.put() != null && isOfPriming(write.put().item()))
                    || (write.update() != null && isOfPriming(write.update().key()))) {
                return true;
            }
        }
        return false;
    }

    private static TransactWriteItem never(TransactWriteItem write) {
        TransactWriteItem.Builder refused = write.toBuilder();
        if (write.put() != null) {
            refused.put(write.put().toBuilder()
                    .conditionExpression(never(write.put().conditionExpression()))
                    .build());
        }
        if (write.update() != null) {
            refused.update(write.update().toBuilder()
                    .conditionExpression(never(write.update().conditionExpression()))
                    .build());
        }
        return refused.build();
    }

    /** Beside the write's own condition, whose values would be refused as unused. */
    private static String never(String own) {
        return own == null ? NEVER : "(" + own + ") AND " + NEVER;
    }

    private static boolean isOfPriming(Map<String, AttributeValue> item) {
        return isOfPriming(item.get("pk"));
    }

    private static boolean isOfPriming(AttributeValue partition) {
        String key = partition == null ? null : partition.s();
        return key != null && key.startsWith(PARTITION) && isWhole(key);
    }

    /** Not the beginning of another practice's longer name. */
    private static boolean isWhole(String key) {
        return key.length() == PARTITION.length() || key.charAt(PARTITION.length()) == '#';
    }
}
