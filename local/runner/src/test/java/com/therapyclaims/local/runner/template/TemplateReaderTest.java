package com.therapyclaims.local.runner.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.local.runner.Samples;
import com.therapyclaims.local.runner.template.SystemTemplate.Route;
import com.therapyclaims.local.runner.template.SystemTemplate.UsagePlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplateReaderTest {

    private static final URI SQS = URI.create("http://127.0.0.1:9324");
    private static final Map<String, String> LOCAL = Map.of("Environment", "local", "RecordsFolder", "/records");

    @TempDir
    private Path folder;

    @Test
    void aFunctionTakesWhatItDoesNotSayFromTheGlobals() {
        var function = sample().function("EchoFunction");

        assertThat(function.memoryMegabytes()).isEqualTo(256);
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(function.environment())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("RECORDS_FOLDER", "/records", "THINGS_TABLE", "ThingsTable"));
        assertThat(sample().function("MisbehaveFunction").timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void codeStandsBesideTheTemplate() {
        assertThat(sample().function("EchoFunction").code())
                .isEqualTo(Samples.template().getParent().getParent());
    }

    @Test
    void aConditionChoosesAValueAndLeavesResourcesOut() {
        assertThat(sample().buckets()).singleElement().satisfies(bucket -> {
            assertThat(bucket.name()).isEqualTo("uploads");
            assertThat(bucket.versioned()).isTrue();
        });
    }

    @Test
    void theOtherSideOfTheConditionIsRefusedForWhatItHolds() {
        assertThatThrownBy(() -> TemplateReader.read(
                        Samples.template(), Map.of("Environment", "production", "RecordsFolder", "/r"), SQS))
                .isInstanceOf(TemplateRefusedException.class)
                .hasMessage("OnlyInProduction: AWS::Kinesis::Stream is not understood");
    }

    @Test
    void routesComeFromTheIncludedDescriptionWithTheirAuthorizer() {
        var api = sample().api().orElseThrow();

        assertThat(api.stage()).isEqualTo("live");
        assertThat(api.routes()).anySatisfy(route -> {
            assertThat(route.method()).isEqualTo("GET");
            assertThat(route.path()).isEqualTo("/things/{id}");
            assertThat(route.functionArn()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:EchoFunction");
            assertThat(route.authorizer()).hasValueSatisfying(authorizer -> {
                assertThat(authorizer.header()).isEqualTo("x-api-key");
                assertThat(authorizer.cacheFor()).isEqualTo(Duration.ofMinutes(5));
            });
        });
        assertThat(api.routes())
                .filteredOn(route -> route.path().equals("/open"))
                .singleElement()
                .satisfies(route -> assertThat(route.authorizer()).isEmpty());
        assertThat(api.gatewayResponses().get("MISSING_AUTHENTICATION_TOKEN").status())
                .hasValue(404);
    }

    @Test
    void anOperationIsCountedWhereItAsksForAnApiKeyBesideTheAuthorizer() {
        var api = sample().api().orElseThrow();

        assertThat(api.routes()).filteredOn(Route::counted).singleElement().satisfies(route -> {
            assertThat(route.path()).isEqualTo("/counted");
            assertThat(route.authorizer()).isPresent();
        });
        assertThat(api.usagePlans().of("an operator's"))
                .contains(new UsagePlan(Optional.of(new UsagePlan.Throttle(0.01, 2)), OptionalLong.of(1000)));
        assertThat(api.usagePlans().of("good-counted-" + Aws.STACK + "-together"))
                .contains(new UsagePlan(Optional.empty(), OptionalLong.empty()));
    }

    @Test
    void aSecurityThatApiGatewayTakesNoNoticeOfIsRefused() throws IOException {
        assertRefused(
                """
                Resources:
                  Api:
                    Type: AWS::Serverless::Api
                    Properties:
                      StageName: live
                      ApiKeySourceType: HEADER
                      DefinitionBody:
                        security: [{Key: []}]
                        paths: {}
                """,
                "Api: an API key that does not come from the authorizer is not understood",
                "openapi: API Gateway takes no notice of a security of the whole API; say it in each operation");
    }

    @Test
    void triggersNameTheirSources() {
        assertThat(sample().uploadTriggers()).singleElement().satisfies(trigger -> {
            assertThat(trigger.function()).isEqualTo("UploadFunction");
            assertThat(trigger.bucket()).isEqualTo("uploads");
            assertThat(trigger.prefix()).isEqualTo("incoming/");
        });
        assertThat(sample().queueTriggers()).singleElement().satisfies(trigger -> {
            assertThat(trigger.queueArn()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:WorkQueue");
            assertThat(trigger.batchSize()).isEqualTo(5);
            assertThat(trigger.reportsItemFailures()).isTrue();
        });
        assertThat(sample().function("UploadFunction").failures().onFailureQueue())
                .contains("arn:aws:sqs:us-east-1:000000000000:UploadsDeadLetterQueue");
    }

    @Test
    void theProjectsOwnTemplateIsUnderstood() {
        Path template = Path.of("..", "..", "template.yaml");
        SystemTemplate system = TemplateReader.read(template, Map.of("Environment", "local"), SQS);

        assertThat(system.functions()).isNotEmpty().allSatisfy(function -> {
            assertThat(function.handler()).startsWith("com.therapyclaims.functions.");
            assertThat(function.environment()).containsEntry("ENVIRONMENT", "local");
        });
        assertThat(system.api().orElseThrow().routes()).isNotEmpty();
        assertThat(system.queues()).isNotEmpty();
    }

    @Test
    void everythingThatIsNotUnderstoodIsNamedAtOnce() throws IOException {
        assertRefused(
                """
                Resources:
                  Machine: {Type: "AWS::Serverless::StateMachine"}
                  Work:
                    Type: AWS::SQS::Queue
                    Properties: {MaximumMessageSize: 1024, SqsManagedSseEnabled: true}
                """,
                "Machine: AWS::Serverless::StateMachine is not understood",
                "Work: MaximumMessageSize of AWS::SQS::Queue is not understood");
    }

    @Test
    void anEventOfAnotherKindIsRefused() throws IOException {
        assertRefused(
                function("Events: {Daily: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}"),
                "Work event Daily: type Schedule is not understood");
    }

    @Test
    void aFilterOnMessagesIsRefused() throws IOException {
        assertRefused(
                function("Events: {Messages: {Type: SQS, Properties: {Queue: q, FilterCriteria: {}}}}"),
                "Work event Messages: FilterCriteria is not understood");
    }

    @Test
    void anAgeBeyondWhichAnEventIsNotTriedAgainIsRefused() throws IOException {
        assertRefused(
                function("EventInvokeConfig: {MaximumEventAgeInSeconds: 3600}"),
                "Work EventInvokeConfig: MaximumEventAgeInSeconds is not understood");
    }

    @Test
    void aNameThatDoesNotExistIsRefused() throws IOException {
        assertRefused(
                function("Environment: {Variables: {TABLE: !Ref Tabel}}"), "Ref Tabel has no value on this machine");
    }

    @Test
    void anIntrinsicFunctionThatIsNotUnderstoodIsRefused() throws IOException {
        assertRefused(function("Environment: {Variables: {CIDR: !Cidr [a, b]}}"), "Fn::Cidr is not understood");
    }

    @Test
    void aParameterWithoutAValueIsRefused() throws IOException {
        assertRefused("Parameters: {Stage: {Type: String}}\nResources: {}", "Parameter Stage has no value");
    }

    @Test
    void aValueThatAParameterDoesNotAllowIsRefused() throws IOException {
        assertRefused(
                "Parameters: {Environment: {Type: String, AllowedValues: [production]}}\nResources: {}",
                "Parameter Environment must not be local");
    }

    @Test
    void anIntegrationThatIsNoFunctionIsRefused() throws IOException {
        assertRefused(
                """
                Resources:
                  Api:
                    Type: AWS::Serverless::Api
                    Properties:
                      StageName: live
                      DefinitionBody:
                        paths:
                          /:
                            get:
                              x-amazon-apigateway-authorizer: all
                              x-amazon-apigateway-integration: {type: mock}
                """,
                "GET /: x-amazon-apigateway-authorizer is not understood",
                "GET /: integration mock is not understood");
    }

    @Test
    void aValidationThatIsNotDoneHereIsRefused() throws IOException {
        assertRefused(
                """
                Resources:
                  Api:
                    Type: AWS::Serverless::Api
                    Properties:
                      StageName: live
                      DefinitionBody:
                        x-amazon-apigateway-request-validator: all
                        x-amazon-apigateway-request-validators:
                          all: {validateRequestBody: true, validateRequestParameters: true}
                        paths:
                          /:
                            get:
                              x-amazon-apigateway-request-validator: all
                              parameters: [{name: If-Match, in: header, required: true}]
                              x-amazon-apigateway-integration:
                                type: aws_proxy
                                uri: functions/arn:aws:lambda:us-east-1:000000000000:function:F/invocations
                            put:
                              x-amazon-apigateway-request-validator: none
                              x-amazon-apigateway-integration:
                                type: aws_proxy
                                uri: functions/arn:aws:lambda:us-east-1:000000000000:function:F/invocations
                """,
                "openapi: x-amazon-apigateway-request-validator is not understood",
                "request validator all: validation of bodies is not understood",
                "GET /: validation of parameter If-Match is not understood",
                "PUT /: request validator none is not described");
    }

    @Test
    void aKeyThatStandsTwiceIsRefusedWithItsLine() throws IOException {
        assertRefused("Resources:\n  A: {Type: T}\n  A: {Type: T}\n", "line 3: A stands there twice");
    }

    private static SystemTemplate sample() {
        return TemplateReader.read(Samples.template(), LOCAL, SQS);
    }

    private static String function(String property) {
        return "Resources:\n  Work:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: java25\n      "
                + property + "\n";
    }

    private void assertRefused(String template, String... reasons) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), template);
        assertThatThrownBy(() -> TemplateReader.read(file, Map.of("Environment", "local"), SQS))
                .isInstanceOf(TemplateRefusedException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).contains(reasons));
    }
}
