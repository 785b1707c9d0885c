package com.therapyclaims.local.runner.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What {@code template.yaml} asks for, with every name and address filled in.
 *
 * @param functions the functions
 * @param api the API in front of them, if there is one
 * @param tables the tables
 * @param buckets the buckets
 * @param queues the queues, dead-letter queues included
 * @param uploadTriggers which uploads start which function
 * @param queueTriggers which queue's messages start which function
 */
public record SystemTemplate(
        List<Function> functions,
        Optional<Api> api,
        List<Table> tables,
        List<Bucket> buckets,
        List<Queue> queues,
        List<UploadTrigger> uploadTriggers,
        List<QueueTrigger> queueTriggers) {

    /** The function of that logical id. */
    public Function function(String logicalId) {
        return functions.stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no function " + logicalId));
    }

    /**
     * One function.
     *
     * @param logicalId its name in the template
     * @param name its name on AWS
     * @param code the folder that is deployed: classes and {@code lib/}
     * @param handler class and method
     * @param memoryMegabytes its memory
     * @param timeout the longest an invocation may take
     * @param environment its variables
     * @param reservedConcurrency the most environments at once, if limited
     * @param jsonLogs whether its log lines are JSON
     * @param failures what becomes of asynchronous invocations that fail
     */
    public record Function(
            String logicalId,
            String name,
            Path code,
            String handler,
            int memoryMegabytes,
            Duration timeout,
            Map<String, String> environment,
            OptionalInt reservedConcurrency,
            boolean jsonLogs,
            AsyncFailures failures) {

        /** The function's address. */
        public String arn() {
            return Aws.functionArn(name);
        }

        /** A short name for log lines: {@code archive-claim} for {@code ArchiveClaimFunction}. */
        public String shortName() {
            return logicalId
                    .replaceAll("Function$", "")
                    .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What becomes of an asynchronous invocation that fails.
     *
     * @param retries how often it is tried again
     * @param onFailureQueue the queue told of it in the end, with the outcome
     * @param deadLetterQueue the queue given the event in the end
     */
    public record AsyncFailures(int retries, Optional<String> onFailureQueue, Optional<String> deadLetterQueue) {}

    /**
     * A REST API.
     *
     * @param id its logical id
     * @param stage its stage
     * @param routes its operations
     * @param gatewayResponses the gateway's own answers, by type
     * @param binaryMediaTypes the media types that are bytes and not text
     * @param usagePlans how many calls may be made
     */
    public record Api(
            String id,
            String stage,
            List<Route> routes,
            Map<String, GatewayResponse> gatewayResponses,
            List<String> binaryMediaTypes,
            UsagePlans usagePlans) {}

    /**
     * One operation.
     *
     * @param method the HTTP method
     * @param path the path with its {@code {parameters}}
     * @param functionArn the function that answers
     * @param timeout the longest the gateway waits for it
     * @param authorizer who lets a caller in, if the operation asks for one
     * @param counted whether its calls count against a usage plan, by the key that the authorizer names
     * @param requiredQuery parameters of the query without which the gateway asks no function
     */
    public record Route(
            String method,
            String path,
            String functionArn,
            Duration timeout,
            Optional<Authorizer> authorizer,
            boolean counted,
            List<String> requiredQuery) {}

    /**
     * Which plan a usage key is in. Keys that an operator makes beside the template are not known here: they are in the plan
     * that the template gives no keys.
     *
     * @param byKey the plans of the template's own keys, by the keys' values
     * @param others the plan of every other key
     */
    public record UsagePlans(Map<String, UsagePlan> byKey, Optional<UsagePlan> others) {
        public UsagePlans {
            byKey = Map.copyOf(byKey);
        }

        /** The plan this key is in, if it is in any. */
        public Optional<UsagePlan> of(String key) {
            return Optional.ofNullable(byKey.get(key)).or(() -> others);
        }
    }

    /**
     * How many calls each key of a plan may make.
     *
     * @param throttle how fast, if limited
     * @param monthlyQuota how many in a calendar month (UTC), if limited
     */
    public record UsagePlan(Optional<Throttle> throttle, OptionalLong monthlyQuota) {
        /**
         * A bucket of tokens.
         *
         * @param rate calls a second in the long run
         * @param burst the most calls at once
         */
        public record Throttle(double rate, int burst) {}
    }

    /**
     * A function that decides who may call.
     *
     * @param name its name in the API's description
     * @param functionArn the function
     * @param header the header that names the caller
     * @param cacheFor how long a decision holds for the same header
     */
    public record Authorizer(String name, String functionArn, String header, Duration cacheFor) {}

    /**
     * How the gateway itself answers.
     *
     * @param status the status, if not the usual one
     * @param headers the headers to set
     * @param template the body with {@code $context} variables
     */
    public record GatewayResponse(OptionalInt status, Map<String, String> headers, Optional<String> template) {}

    /**
     * A table.
     *
     * @param name its name
     * @param attributes the types of the key attributes, by name
     * @param key its key
     * @param globalIndexes its global indexes
     * @param localIndexes its local indexes
     */
    public record Table(
            String name,
            Map<String, String> attributes,
            TableKey key,
            List<Index> globalIndexes,
            List<Index> localIndexes) {}

    /** A table's or an index's key. */
    public record TableKey(String hash, Optional<String> range) {}

    /** An index and what it repeats of the item. */
    public record Index(String name, TableKey key, String projection, List<String> nonKeyAttributes) {}

    /** A bucket, and whether it keeps versions. */
    public record Bucket(String name, boolean versioned) {}

    /**
     * A queue.
     *
     * @param name its name
     * @param attributes SQS's attributes
     * @param redrive where messages go that fail again and again
     */
    public record Queue(String name, Map<String, String> attributes, Optional<Redrive> redrive) {}

    /** Where messages go after so many failed receipts. */
    public record Redrive(String targetArn, int maxReceiveCount) {}

    /**
     * Uploads that start a function.
     *
     * @param function its logical id
     * @param bucket the bucket
     * @param events S3's event patterns, such as {@code s3:ObjectCreated:*}
     * @param prefix how the key begins
     * @param suffix how the key ends
     */
    public record UploadTrigger(String function, String bucket, List<String> events, String prefix, String suffix) {}

    /**
     * Messages that start a function.
     *
     * @param function its logical id
     * @param queueArn the queue
     * @param batchSize the most messages in one invocation
     * @param reportsItemFailures whether the function names the messages that failed
     * @param maximumConcurrency the most invocations at once, if limited
     */
    public record QueueTrigger(
            String function,
            String queueArn,
            int batchSize,
            boolean reportsItemFailures,
            OptionalInt maximumConcurrency) {}
}
