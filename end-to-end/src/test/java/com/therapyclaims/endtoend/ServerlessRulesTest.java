package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.http.BusinessMetric;
import com.therapyclaims.testing.ApiDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of AWS's serverless-rules, by their numbers, and what this system adds to them. */
class ServerlessRulesTest {
    private final Template template = new Template();

    @Test
    void ws1000EveryFunctionIsTraced() {
        assertThat(template.functions())
                .isNotEmpty()
                .allSatisfy((id, function) -> assertThat(
                                template.property(function, "Tracing").asText())
                        .isEqualTo("Active"));
    }

    @Test
    void es1001EveryQueueAFunctionReadsHasADeadLetterQueue() {
        Map<String, JsonNode> queues = template.properties("AWS::SQS::Queue");
        assertThat(queuesRead()).isNotEmpty().allSatisfy(queue -> {
            JsonNode redrive = queues.get(queue).path("RedrivePolicy");
            assertThat(queues)
                    .containsKey(redrive.path("deadLetterTargetArn")
                            .path("Fn::GetAtt")
                            .path(0)
                            .asText());
            assertThat(redrive.path("maxReceiveCount").asInt()).isBetween(2, 10);
        });
    }

    @Test
    void aQueueWaitsSixTimesAsLongAsItsFunctionMayTake() {
        Map<String, JsonNode> queues = template.properties("AWS::SQS::Queue");
        template.functions()
                .forEach((id, function) -> function.path("Events").valueStream().forEach(event -> {
                    String queue = event.path("Properties")
                            .path("Queue")
                            .path("Fn::GetAtt")
                            .path(0)
                            .asText();
                    if (!queue.isEmpty()) {
                        assertThat(queues.get(queue).path("VisibilityTimeout").asInt())
                                .as(id)
                                .isGreaterThanOrEqualTo(6
                                        * template.property(function, "Timeout").asInt());
                        assertThat(event.path("Properties").path("FunctionResponseTypes"))
                                .as(id)
                                .anyMatch(type -> type.asText().equals("ReportBatchItemFailures"));
                    }
                }));
    }

    /** SAM publishes a version when it sees a change: it looks at a function's properties, not into what they refer to. */
    @Test
    void whatAParameterGivesAFunctionIsANewVersionOfIt() {
        Set<String> parameters = template.parameters();
        assertThat(parameters).contains("PublicCalculator", "ThrottlePractices", "SubmitterId");
        assertThat(template.functions())
                .allSatisfy((id, function) -> assertThat(parametersIn(parameters, function.path("VersionDescription")))
                        .as(id)
                        .isEqualTo(parametersIn(parameters, function.at("/Environment/Variables"))));
    }

    @Test
    void aRaisedLimitIsANewVersionToo() {
        assertThat(template.functions())
                .allSatisfy((id, function) -> assertThat(
                                function.path("AutoPublishAliasAllProperties").asBoolean())
                        .as(id)
                        .isEqualTo(function.has("Timeout") || function.has("EphemeralStorage")));
    }

    private static Set<String> parametersIn(Set<String> parameters, JsonNode value) {
        return parameters.stream()
                .filter(parameter -> Pattern.compile("\\b" + parameter + "\\b")
                        .matcher(Template.text(value))
                        .find())
                .collect(Collectors.toSet());
    }

    @Test
    void theApiHasNoStageBesideItsOwn() {
        assertThat(template.resource("Api").at("/Properties/OpenApiVersion").asText())
                .isEqualTo(template.openApiVersion())
                .isNotEmpty();
    }

    @Test
    void aFunctionThatSendsToTheQueueItReadsIsNoLoopToLambda() {
        assertThat(template.functions()).allSatisfy((id, function) -> {
            boolean toItself = queuesReadBy(Stream.of(function))
                    .anyMatch(queue -> Template.statements(function)
                            .filter(statement ->
                                    Template.texts(statement.path("Action")).contains("sqs:SendMessage"))
                            .anyMatch(statement ->
                                    statement.path("Resource").toString().contains(queue)));
            assertThat(template.property(function, "RecursiveLoop").asText())
                    .as(id)
                    .isEqualTo(toItself ? "Allow" : "");
        });
    }

    @Test
    void ws1002EveryPermissionNamesWhoMayInvokeAndFromWhere() {
        assertThat(template.properties("AWS::Lambda::Permission")).isNotEmpty().allSatisfy((id, permission) -> {
            assertThat(permission.path("Principal").asText()).endsWith(".amazonaws.com");
            assertThat(permission.path("SourceArn").toString()).contains("${Api}");
            assertThat(permission.path("Action").asText()).isEqualTo("lambda:InvokeFunction");
        });
    }

    @Test
    void ws1003NoFunctionMayDoEverythingOrReachEverything() {
        assertThat(template.functions()).allSatisfy((id, function) -> {
            assertThat(function.has("Role")).as(id + " has a role of its own").isFalse();
            assertThat(Template.statements(function)).allSatisfy(statement -> {
                assertThat(Template.texts(statement.path("Action")))
                        .as(id)
                        .isNotEmpty()
                        .doesNotContain("*");
                assertThat(statement.path("Resource"))
                        .as(id)
                        .isNotEmpty()
                        .allSatisfy(
                                resource -> assertThat(Template.text(resource)).isNotEqualTo("*"));
            });
        });
    }

    @Test
    void aFunctionReachesOnlyTablesAndFoldersOfThisSystem() {
        assertThat(template.functions())
                .allSatisfy((id, function) -> assertThat(Template.statements(function))
                        .allSatisfy(statement -> assertThat(statement.path("Resource"))
                                .allSatisfy(resource -> {
                                    String text = resource.toString();
                                    assertThat(text)
                                            .as(id)
                                            .containsAnyOf("Table", "Bucket", "Queue", "${Name}", "DataKey");
                                    assertThat(text)
                                            .as(id)
                                            .doesNotContain("${Name}/*")
                                            .doesNotContain("Bucket.Arn}/*");
                                })));
    }

    @Test
    void anUploadThatNoFunctionTakesIsRefusedByTheBucket() {
        JsonNode statement = template.properties("AWS::S3::BucketPolicy")
                .get("FeeScheduleBucketPolicy")
                .at("/PolicyDocument/Statement")
                .valueStream()
                .filter(it -> it.has("NotResource"))
                .findFirst()
                .orElseThrow();
        assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
        assertThat(statement.path("Action").asText()).isEqualTo("s3:PutObject");
        List<String> taken = statement
                .path("NotResource")
                .valueStream()
                .map(resource -> resource.path("Fn::Sub").asText().replace("${FeeScheduleBucket.Arn}/", ""))
                .toList();

        assertThat(taken)
                .filteredOn(prefix -> prefix.startsWith("incoming/"))
                .containsExactlyInAnyOrderElementsOf(template.functions().values().stream()
                        .flatMap(function -> function.path("Events").valueStream())
                        .filter(event -> event.path("Type").asText().equals("S3"))
                        .map(event -> event.at("/Properties/Filter/S3Key/Rules/0/Value")
                                        .asText() + "*")
                        .toList());
        // Nothing of what functions themselves write is hit.
        assertThat(template.functions().values().stream()
                        .flatMap(Template::statements)
                        .filter(policy -> policy.path("Action").toString().contains("s3:PutObject"))
                        .flatMap(policy -> policy.path("Resource").valueStream())
                        .map(resource -> resource.toString().replaceAll(".*(?:Arn}|Name})/([a-z]+)/.*", "$1")))
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(taken).anyMatch(prefix -> prefix.startsWith(folder + "/")));
    }

    @Test
    void onlyTheBucketsAndTheKeysOwnPoliciesUseStars() {
        // The key's policy speaks of the key it stands on; the bucket's refuses everything without TLS.
        assertThat(template.properties("AWS::S3::BucketPolicy"))
                .allSatisfy((id, policy) -> assertThat(
                                policy.path("PolicyDocument").path("Statement"))
                        .allSatisfy(statement ->
                                assertThat(statement.path("Effect").asText()).isEqualTo("Deny")));
        assertThat(template.properties("AWS::KMS::Key"))
                .allSatisfy((id, key) -> assertThat(key.path("KeyPolicy").path("Statement"))
                        .filteredOn(statement ->
                                statement.path("Principal").path("AWS").asText().equals("*"))
                        .allSatisfy(statement -> {
                            JsonNode condition = statement.path("Condition").path("StringEquals");
                            assertThat(condition.has("kms:CallerAccount")).isTrue();
                            assertThat(condition.path("kms:ViaService")).isNotEmpty();
                        }));
    }

    @Test
    void ws1004EveryFunctionHasALogGroupOfItsOwnThatForgets() {
        Map<String, JsonNode> groups = template.properties("AWS::Logs::LogGroup");
        List<String> used = template.functions().values().stream()
                .map(function -> function.path("LoggingConfig")
                        .path("LogGroup")
                        .path("Ref")
                        .asText())
                .toList();
        assertThat(used)
                .doesNotHaveDuplicates()
                .allSatisfy(group -> assertThat(groups).containsKey(group));
        assertThat(groups)
                .allSatisfy(
                        (id, group) -> assertThat(group.has("RetentionInDays")).isTrue());
    }

    @Test
    void es1005AndEs1006MemoryAndTimeoutAreChosen() {
        assertThat(template.functions()).allSatisfy((id, function) -> {
            assertThat(template.property(function, "MemorySize").asInt()).as(id).isBetween(256, 3008);
            assertThat(template.property(function, "Timeout").asInt()).as(id).isBetween(5, 900);
        });
    }

    /**
     * A snapshot is gone after two weeks without a call, and the call after that is refused: docs.aws.amazon.com, "Lambda
     * SnapStart", function states.
     */
    @Test
    void onlyWhatPracticesCallWithinTwoWeeksHasASnapshot() {
        assertThat(withSnapshot().keySet())
                .containsExactlyInAnyOrder(
                        "AuthorizeCallerFunction",
                        "CalculateUnitsFunction",
                        "ValidateNoteFunction",
                        "CheckEditsFunction",
                        "PriceClaimFunction",
                        "ArchiveClaimFunction",
                        "ReadClaimsFunction",
                        "ExportClaimFunction",
                        "ReconcileRemittancesFunction",
                        "ReportHealthFunction",
                        "ServePagesFunction");
    }

    private Map<String, JsonNode> withSnapshot() {
        Map<String, JsonNode> functions = template.functions();
        functions
                .values()
                .removeIf(function -> template.property(function, "SnapStart")
                        .path("ApplyOn")
                        .asText("None")
                        .equals("None"));
        return functions;
    }

    @Test
    void aSnapshotIsTakenOnlyWhereLambdaCanTakeOne() {
        // No more than 512 MB of /tmp, no file system and no provisioned concurrency: docs.aws.amazon.com, "Lambda
        // SnapStart".
        assertThat(withSnapshot()).isNotEmpty().allSatisfy((id, function) -> {
            assertThat(template.property(function, "EphemeralStorage")
                            .path("Size")
                            .asInt(512))
                    .as(id)
                    .isLessThanOrEqualTo(512);
            assertThat(template.property(function, "FileSystemConfigs").isMissingNode())
                    .as(id)
                    .isTrue();
            assertThat(template.property(function, "ProvisionedConcurrencyConfig")
                            .isMissingNode())
                    .as(id)
                    .isTrue();
        });
    }

    @Test
    void aFunctionBehindTheApiEndsBeforeTheGatewayStopsWaiting() {
        template.functions().forEach((id, function) -> {
            if (template.integrations().stream().anyMatch(uri -> uri.contains("${" + id + "."))) {
                assertThat(template.property(function, "Timeout").asInt())
                        .as(id)
                        .isLessThanOrEqualTo(29);
            }
        });
    }

    @Test
    void es1007AnEventThatFailsForGoodIsKept() {
        assertThat(template.functions()).allSatisfy((id, function) -> {
            boolean isAsynchronous = function.path("Events")
                    .valueStream()
                    .anyMatch(event -> event.path("Type").asText().equals("S3"));
            if (isAsynchronous) {
                assertThat(function.path("EventInvokeConfig")
                                .path("DestinationConfig")
                                .path("OnFailure")
                                .path("Type")
                                .asText())
                        .as(id)
                        .isEqualTo("SQS");
            }
        });
    }

    @Test
    void es2000AndWs2001TheApiWritesAccessLogsAsJsonWithoutThePath() {
        JsonNode access = template.resource("Api").path("Properties").path("AccessLogSetting");
        assertThat(access.has("DestinationArn")).isTrue();
        assertThat(access.path("Format").asText())
                .startsWith("{")
                .endsWith("}")
                .contains("$context.resourcePath")
                // A path holds a patient's id.
                .doesNotContain("$context.path\"");
    }

    @Test
    void theAccountHasARoleForAccessLogsBeforeTheApiHasAStage() {
        assertThat(template.waitsFor().get("Api")).contains("ApiGatewayAccount");
        assertThat(template.waitsFor().get("ApiGatewayAccount")).contains("ApiGatewayLogsRole");
        JsonNode role = template.properties("AWS::IAM::Role").get("ApiGatewayLogsRole");
        assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service")
                        .asText())
                .isEqualTo("apigateway.amazonaws.com");
        assertThat(role.path("ManagedPolicyArns").toString()).contains("AmazonAPIGatewayPushToCloudWatchLogs");
        // The setting is the account's: one whose role is gone would end the logs of every other API.
        assertThat(List.of("ApiGatewayAccount", "ApiGatewayLogsRole")).allSatisfy(id -> {
            assertThat(template.resource(id).path("DeletionPolicy").asText()).isEqualTo("Retain");
            assertThat(template.resource(id).path("Condition").asText()).isEqualTo("ManagesApiGatewayAccount");
        });
    }

    @Test
    void ws2002TheApiIsTraced() {
        assertThat(template.resource("Api")
                        .path("Properties")
                        .path("TracingEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void es2003TheApiIsThrottled() {
        assertThat(template.resource("Api").path("Properties").path("MethodSettings"))
                .anySatisfy(setting -> {
                    assertThat(setting.path("ResourcePath").asText()).isEqualTo("/*");
                    assertThat(setting.path("ThrottlingRateLimit").asInt()).isPositive();
                    assertThat(setting.path("ThrottlingBurstLimit").asInt()).isPositive();
                    assertThat(setting.path("DataTraceEnabled").asBoolean())
                            .as("bodies in logs")
                            .isFalse();
                });
    }

    @Test
    void eachPracticeHasAThrottleAndAQuotaOfItsOwnWhereTheOperatorSaysSo() {
        JsonNode plan = template.properties("AWS::ApiGateway::UsagePlan").get("PracticeUsagePlan");
        assertThat(plan.at("/Throttle/RateLimit/Ref").asText()).isEqualTo("PracticeRateLimit");
        assertThat(plan.at("/Throttle/BurstLimit/Ref").asText()).isEqualTo("PracticeBurstLimit");
        assertThat(plan.at("/Quota/Limit/Ref").asText()).isEqualTo("PracticeMonthlyQuota");

        // What the authorizer names while they have none: a key of a plan without limits (UsageKeys).
        JsonNode together = template.properties("AWS::ApiGateway::UsagePlan").get("TogetherUsagePlan");
        assertThat(together.has("Throttle") || together.has("Quota")).isFalse();
        assertThat(template.properties("AWS::ApiGateway::ApiKey")
                        .get("TogetherUsageKey")
                        .at("/Value/Fn::Sub")
                        .asText())
                .isEqualTo("${AWS::StackName}-all-practices-together");
        assertThat(template.property(template.functions().get("AuthorizeCallerFunction"), "Environment")
                        .toString())
                .contains("\"THROTTLE_PRACTICES\":{\"Ref\":\"ThrottlePractices\"}");
        assertThat(template.resource("Api").at("/Properties/ApiKeySourceType").asText())
                .isEqualTo("AUTHORIZER");
    }

    @Test
    void callersReachTheAliasThatADeploymentShifts() {
        String alias = template.globals().path("AutoPublishAlias").asText();
        assertThat(alias).isNotEmpty();
        assertThat(template.integrations())
                .isNotEmpty()
                .allSatisfy(uri -> assertThat(uri).endsWith("Function.Arn}:" + alias + "/invocations"));
        assertThat(template.properties("AWS::Lambda::Permission"))
                .allSatisfy((id, permission) -> assertThat(
                                permission.path("FunctionName").path("Ref").asText())
                        .endsWith("Function.Alias"));
    }

    @Test
    void noResourceWaitsForItself() {
        Map<String, Set<String>> waits = template.waitsFor();
        assertThat(waits.get("RepricingErrorsAlarm")).contains("RepriceClaimsFunction");
        assertThat(waits.get("FeeScheduleBucket")).contains("IngestFeeScheduleFunction.alias");

        boolean found = true;
        while (found) {
            Set<String> done = waits.entrySet().stream()
                    .filter(resource -> resource.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            found = !done.isEmpty();
            waits.keySet().removeAll(done);
            waits.values().forEach(names -> names.removeAll(done));
        }
        assertThat(waits).as("each of these waits for another of them").isEmpty();
    }

    @Test
    void aDeploymentIsShiftedAndGoesBackAtAnAlarm() throws IOException {
        JsonNode preference = template.globals().path("DeploymentPreference");
        assertThat(preference.path("Type").toString()).contains("Canary");
        Set<String> alarms = template.properties("AWS::CloudWatch::Alarm").keySet();
        // CodeDeploy takes ten at most.
        assertThat(template.deploymentAlarms())
                .hasSizeBetween(1, 10)
                .allSatisfy(
                        alarm -> assertThat(alarms).contains(alarm.path("Ref").asText()));
    }

    @Test
    void aPageIsNeverMadeOfTwoVersions() {
        JsonNode preference = template.functions().get("ServePagesFunction").path("DeploymentPreference");

        assertThat(preference.path("Enabled").asText()).isEqualTo("false");
    }

    @Test
    void everyAlarmThatSendsADeploymentBackRingsWithinHalfOfTheCanary() {
        JsonNode preference = template.globals().path("DeploymentPreference");
        Matcher canary = Pattern.compile("Canary\\d+Percent(\\d+)Minutes")
                .matcher(preference.path("Type").toString());
        assertThat(canary.find()).isTrue();
        // The other half is for the metric to arrive and for CodeDeploy to look.
        int seconds = 60 * Integer.parseInt(canary.group(1)) / 2;
        Map<String, JsonNode> alarms = template.properties("AWS::CloudWatch::Alarm");
        assertThat(template.deploymentAlarms()).isNotEmpty().allSatisfy(one -> {
            JsonNode alarm = alarms.get(one.path("Ref").asText());
            // An alarm of a sum has the periods of what it adds up.
            List<Integer> periods = alarm.has("Metrics")
                    ? alarm.findValues("Period").stream().map(JsonNode::asInt).toList()
                    : List.of(alarm.path("Period").asInt());
            assertThat(periods)
                    .as(one.toString())
                    .isNotEmpty()
                    .allSatisfy(period -> assertThat(
                                    period * alarm.path("EvaluationPeriods").asInt())
                            .isBetween(60, seconds));
            assertThat(alarm.toString())
                    .as("an age of half an hour is none of a new version's")
                    .doesNotContain("ApproximateAgeOfOldestMessage");
        });
    }

    @Test
    void whatWorksForFifteenSecondsByDesignRingsNoAlarm() {
        JsonNode alarm = template.properties("AWS::CloudWatch::Alarm").get("ApiLatencyAlarm");
        String expression = alarm.at("/Metrics/0/Expression").asText();
        Map<String, String> takenOff = alarm.path("Metrics")
                .valueStream()
                .filter(metric ->
                        expression.contains("- FILL(" + metric.path("Id").asText() + ", 0)"))
                .collect(Collectors.toMap(
                        metric -> dimension(metric, "Method") + " " + dimension(metric, "Resource"),
                        metric -> metric.at("/MetricStat/Stat").asText()));

        assertThat(takenOff)
                .containsOnlyKeys("POST /v1/repricings/preview", "POST /v1/remittances", "POST /v1/claims/batch")
                .containsValue("TC(3000:)");
        assertThat(ApiDescription.OURS.operations().map(operation -> operation.method() + " " + operation.path()))
                .containsAll(takenOff.keySet());
        assertThat(template.resource("Api").path("Properties").path("MethodSettings"))
                .as("each operation has metrics of its own")
                .allSatisfy(setting ->
                        assertThat(setting.path("MetricsEnabled").asBoolean()).isTrue());
    }

    private static String dimension(JsonNode metric, String name) {
        return metric.at("/MetricStat/Metric/Dimensions")
                .valueStream()
                .filter(dimension -> dimension.path("Name").asText().equals(name))
                .map(dimension -> dimension.path("Value").asText())
                .collect(Collectors.joining());
    }

    @Test
    void theRunbooksNameTheAlarmsThatSendADeploymentBack() throws IOException {
        String runbooks = Files.readString(Template.ROOT.resolve("docs/runbooks.md"));
        Matcher named = Pattern.compile("These also stop a deployment.*?:(.*?)\\.", Pattern.DOTALL)
                .matcher(runbooks);
        assertThat(named.find()).isTrue();
        assertThat(Pattern.compile("`(\\w+)`").matcher(named.group(1)).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(template.deploymentAlarms()
                        .valueStream()
                        .map(alarm -> alarm.path("Ref").asText())
                        .toList());
    }

    @Test
    void everyFunctionThatNobodyWaitsForHasAnAlarmOfItsErrors() {
        List<String> watched = template.properties("AWS::CloudWatch::Alarm").values().stream()
                .filter(alarm -> alarm.path("MetricName").asText().equals("Errors"))
                .map(alarm -> alarm.at("/Dimensions/0/Value/Ref").asText())
                .toList();
        assertThat(template.functions().entrySet())
                .filteredOn(function -> function.getValue().has("Events"))
                .isNotEmpty()
                .allSatisfy(function -> assertThat(watched).contains(function.getKey()));
    }

    @Test
    void everyFunctionBehindAQueueIsAddedUpInTheAlarmOfFailedMessages() {
        String sum = template.properties("AWS::CloudWatch::Alarm")
                .get("FailedMessagesAlarm")
                .toString();
        assertThat(template.functions().entrySet())
                .filteredOn(function ->
                        function.getValue().path("Events").toString().contains("\"SQS\""))
                .isNotEmpty()
                .allSatisfy(function -> assertThat(sum).contains("{\"Ref\":\"" + function.getKey() + "\"}"));
    }

    @Test
    void everyQueueAFunctionReadsHasAnAlarmOfItsOldestMessage() {
        List<String> watched = template.properties("AWS::CloudWatch::Alarm").values().stream()
                .filter(alarm -> alarm.path("MetricName").asText().equals("ApproximateAgeOfOldestMessage"))
                .map(alarm -> alarm.at("/Dimensions/0/Value/Fn::GetAtt/0").asText())
                .toList();
        assertThat(watched).containsAll(queuesRead());
    }

    /** SQS delays a message by a quarter of an hour at most, and its age may count from when it was sent. */
    @Test
    void aMessageThatIsToComeLateRingsNoAlarmOfItsAge() {
        assertThat(template.properties("AWS::CloudWatch::Alarm").values())
                .filteredOn(alarm -> alarm.path("MetricName").asText().equals("ApproximateAgeOfOldestMessage"))
                .isNotEmpty()
                .allSatisfy(alarm -> assertThat(alarm.path("Threshold").asInt()).isGreaterThan(15 * 60));
    }

    /** Alarms of DynamoDB's own metrics take no notice of TreatMissingData: docs.aws.amazon.com, PutMetricAlarm. */
    @Test
    void anAlarmOfATableIsOffAgainWhenThereIsNothingToTell() {
        assertThat(template.properties("AWS::CloudWatch::Alarm").values())
                .filteredOn(alarm -> alarm.toString().contains("AWS/DynamoDB"))
                .isNotEmpty()
                .allSatisfy(alarm ->
                        assertThat(alarm.at("/Metrics/0/Expression").asText()).matches("FILL\\(\\w+, 0\\)"));
    }

    /** The newest minute is filled too while its figures are on their way: docs.aws.amazon.com, "Using metric math". */
    @Test
    void noAlarmThatFillsGapsHangsOnTheNewestMinute() {
        Map<String, JsonNode> filling = template.properties("AWS::CloudWatch::Alarm");
        filling.values().removeIf(alarm -> !alarm.toString().contains("FILL("));

        assertThat(filling).isNotEmpty().allSatisfy((id, alarm) -> {
            int periods = alarm.path("EvaluationPeriods").asInt();
            assertThat(alarm.path("DatapointsToAlarm").asInt(periods) < periods
                            || alarm.findValues("Period").stream()
                                            .mapToInt(JsonNode::asInt)
                                            .min()
                                            .orElse(0)
                                    >= 300)
                    .as(id)
                    .isTrue();
        });
    }

    @Test
    void everyAlarmTellsSomebodyAndHasARunbook() throws IOException {
        String runbooks = Files.readString(Template.ROOT.resolve("docs/runbooks.md"));
        assertThat(template.properties("AWS::CloudWatch::Alarm")).isNotEmpty().allSatisfy((id, alarm) -> {
            assertThat(alarm.path("AlarmActions")).isNotEmpty();
            assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
            assertThat(runbooks).contains("## " + id + "\n");
        });
    }

    /** Of the answers of a new version's tenth of the calls, those of a function of few calls are no share to be seen. */
    @Test
    void aDeploymentGoesBackWhereAFunctionOfFewCallsFails() {
        JsonNode alarm = template.resource("ApiServerErrorsAlarm").path("Properties");

        assertThat(template.deploymentAlarms().toString()).contains("ApiServerErrorsAlarm");
        assertThat(alarm.path("Metrics"))
                .filteredOn(metric -> metric.at("/MetricStat/Metric/MetricName")
                        .asText()
                        .equals(BusinessMetric.ANSWERS_FAILED.word()))
                .singleElement()
                .satisfies(metric -> {
                    assertThat(metric.at("/MetricStat/Metric/Dimensions/0/Name").asText())
                            .isEqualTo("StackName");
                    assertThat(alarm.at("/Metrics/0/Expression").asText())
                            .contains("FILL(" + metric.path("Id").asText() + ", 0)");
                });
        assertThat(template.globals()
                        .at("/Environment/Variables/STACK_NAME/Ref")
                        .asText())
                .isEqualTo("AWS::StackName");
    }

    @Test
    void theDashboardShowsEveryBusinessMetricOfAFunctionThatIsThere() throws IOException {
        JsonNode widgets = Caller.JSON
                .readTree(template.resource("Dashboard")
                        .at("/Properties/DashboardBody/Fn::Sub")
                        .asText())
                .path("widgets");
        String shown = widgets.toString();

        assertThat(BusinessMetric.values())
                .allSatisfy(metric -> assertThat(shown).contains(metric.word()));
        assertThat(Pattern.compile("\\$\\{([A-Za-z]+Function)}")
                        .matcher(shown)
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(function -> assertThat(template.functions()).containsKey(function));
    }

    @Test
    void everyDeadLetterQueueHasAnAlarm() {
        String alarms = template.properties("AWS::CloudWatch::Alarm").values().toString();
        assertThat(template.properties("AWS::SQS::Queue").keySet())
                .filteredOn(queue -> queue.endsWith("DeadLetterQueue"))
                .isNotEmpty()
                .allSatisfy(queue -> assertThat(alarms).contains("[\"" + queue + "\",\"QueueName\"]"));
    }

    @Test
    void whatIsKeptIsEncryptedWithTheSystemsKeyAndOutlivesTheStack() {
        assertThat(template.properties("AWS::DynamoDB::Table")).isNotEmpty().allSatisfy((id, table) -> {
            assertThat(table.path("SSESpecification").path("SSEType").asText()).isEqualTo("KMS");
            assertThat(table.path("SSESpecification").path("KMSMasterKeyId").toString())
                    .contains("DataKey");
            assertThat(table.path("PointInTimeRecoverySpecification")
                            .path("PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
            assertThat(table.path("DeletionProtectionEnabled").toString())
                    .isEqualTo("{\"Fn::If\":[\"IsProduction\",true,false]}");
            assertThat(template.resource(id).path("DeletionPolicy").asText()).isEqualTo("Retain");
        });
        assertThat(template.properties("AWS::SQS::Queue"))
                .isNotEmpty()
                .allSatisfy((id, queue) ->
                        assertThat(queue.path("KmsMasterKeyId").toString()).contains("DataKey"));
        assertThat(template.properties("AWS::S3::Bucket")).isNotEmpty().allSatisfy((id, bucket) -> {
            assertThat(bucket.path("BucketEncryption").toString()).contains("aws:kms", "DataKey");
            assertThat(bucket.path("VersioningConfiguration").path("Status").asText())
                    .isEqualTo("Enabled");
            assertThat(bucket.path("PublicAccessBlockConfiguration").properties())
                    .hasSize(4)
                    .allSatisfy(
                            block -> assertThat(block.getValue().asBoolean()).isTrue());
            assertThat(template.resource(id).path("DeletionPolicy").asText()).isEqualTo("Retain");
        });
    }

    @Test
    void theBucketAnswersNobodyWithoutTls() throws IOException {
        assertThat(template.properties("AWS::S3::BucketPolicy")
                        .get("FeeScheduleBucketPolicy")
                        .at("/PolicyDocument/Statement"))
                .contains(Caller.JSON.readTree("""
                        {"Sid": "TlsOnly", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
                         "Resource": [{"Fn::GetAtt": ["FeeScheduleBucket", "Arn"]},
                                      {"Fn::Sub": "${FeeScheduleBucket.Arn}/*"}],
                         "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
                        """));
    }

    @Test
    void inProductionTheFirewallStandsBeforeTheApi() {
        JsonNode association = template.resource("FirewallBeforeTheApi");

        assertThat(association.path("Type").asText()).isEqualTo("AWS::WAFv2::WebACLAssociation");
        assertThat(association.at("/Properties/WebACLArn").toString())
                .isEqualTo("{\"Fn::GetAtt\":[\"Firewall\",\"Arn\"]}");
        assertThat(association.at("/Properties/ResourceArn/Fn::Sub").asText())
                .isEqualTo("arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Api.Stage}");
        assertThat(template.resource("Firewall").path("Condition").asText()).isEqualTo("IsProduction");
        assertThat(association.path("Condition").asText()).isEqualTo("IsProduction");
    }

    @Test
    void theFirewallCountsEveryCallByItsCallersOwnAddress() {
        JsonNode rules =
                template.properties("AWS::WAFv2::WebACL").get("Firewall").path("Rules");
        JsonNode direct = rateRule(rules, "rate-of-one-address");
        JsonNode throughTheEdge = rateRule(rules, "rate-of-one-viewer");

        assertThat(direct.path("AggregateKeyType").asText()).isEqualTo("IP");
        assertThat(throughTheEdge.path("AggregateKeyType").asText()).isEqualTo("FORWARDED_IP");
        JsonNode cameThroughTheEdge = throughTheEdge.path("ScopeDownStatement");
        assertThat(direct.path("ScopeDownStatement").path("NotStatement").path("Statement"))
                .as("each call is counted by one of the rules")
                .isEqualTo(cameThroughTheEdge);

        JsonNode mark = template.properties("AWS::CloudFront::Distribution")
                .get("Edge")
                .path("DistributionConfig")
                .path("Origins")
                .path(0)
                .path("OriginCustomHeaders")
                .path(0);
        assertThat(cameThroughTheEdge.path("ByteMatchStatement").path("SearchString"))
                .isEqualTo(mark.path("HeaderValue"));
        assertThat(cameThroughTheEdge
                        .path("ByteMatchStatement")
                        .path("FieldToMatch")
                        .path("SingleHeader")
                        .path("Name"))
                .isEqualTo(mark.path("HeaderName"));
    }

    @Test
    void theDistributionReplacesTheAddressAViewerClaims() {
        JsonNode distribution =
                template.properties("AWS::CloudFront::Distribution").get("Edge").path("DistributionConfig");
        String header = rateRule(
                        template.properties("AWS::WAFv2::WebACL")
                                .get("Firewall")
                                .path("Rules"),
                        "rate-of-one-viewer")
                .path("ForwardedIPConfig")
                .path("HeaderName")
                .asText();

        assertThat(template.properties("AWS::CloudFront::Function")
                        .get("EdgeViewerAddress")
                        .path("FunctionCode")
                        .asText())
                .contains("headers['" + header + "'] = { value: event.viewer.ip }");
        assertThat(Stream.concat(
                        Stream.of(distribution.path("DefaultCacheBehavior")),
                        distribution.path("CacheBehaviors").valueStream()))
                .allSatisfy(behavior -> {
                    assertThat(behavior.path("FunctionAssociations").toString())
                            .contains("viewer-request", "EdgeViewerAddress");
                    assertThat(behavior.has("OriginRequestPolicyId"))
                            .as("headers reach the API")
                            .isTrue();
                });
    }

    @Test
    void theDistributionKeepsNoErrorForTheNextCaller() {
        // All that CloudFront caches of its own accord: docs.aws.amazon.com, "How CloudFront caches errors from your
        // origin".
        assertThat(template.properties("AWS::CloudFront::Distribution")
                        .get("Edge")
                        .at("/DistributionConfig/CustomErrorResponses"))
                .isNotEmpty()
                .allSatisfy(response -> {
                    assertThat(response.path("ErrorCachingMinTTL").asInt(-1)).isZero();
                    assertThat(response.has("ResponsePagePath"))
                            .as("the answer stays the API's own")
                            .isFalse();
                })
                .extracting(response -> response.path("ErrorCode").asInt())
                .containsExactlyInAnyOrder(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504);
    }

    @Test
    void theFirewallRefusesNoAddressThatTheApiTakes() {
        // AWS's common rules block a query over 2,048 bytes and a path over 1,024; what is bounded here is 8,192
        // together.
        JsonNode common = template.properties("AWS::WAFv2::WebACL")
                .get("Firewall")
                .path("Rules")
                .valueStream()
                .map(rule -> rule.at("/Statement/ManagedRuleGroupStatement"))
                .filter(group -> group.path("Name").asText().equals("AWSManagedRulesCommonRuleSet"))
                .findFirst()
                .orElseThrow();
        assertThat(common.path("RuleActionOverrides")
                        .valueStream()
                        .filter(rule -> rule.path("ActionToUse").has("Count"))
                        .map(rule -> rule.path("Name").asText()))
                .contains("SizeRestrictions_QUERYSTRING", "SizeRestrictions_URIPATH", "SizeRestrictions_BODY");
    }

    private static JsonNode rateRule(JsonNode rules, String name) {
        return rules.valueStream()
                .filter(rule -> rule.path("Name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("Statement")
                .path("RateBasedStatement");
    }

    private List<String> queuesRead() {
        return queuesReadBy(template.functions().values().stream()).toList();
    }

    private static Stream<String> queuesReadBy(Stream<JsonNode> functions) {
        return functions
                .flatMap(function -> function.path("Events").valueStream())
                .filter(event -> event.path("Type").asText().equals("SQS"))
                .map(event -> event.path("Properties")
                        .path("Queue")
                        .path("Fn::GetAtt")
                        .path(0)
                        .asText());
    }
}
