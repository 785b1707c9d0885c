package com.therapyclaims.local.runner.template;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which resources and properties this machine understands, and which it may leave out and why. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of and Map.ofEntries are immutable, their types do not say so.
enum ResourceType {
    FUNCTION(
            "AWS::Serverless::Function",
            Set.of(
                    "CodeUri",
                    "Handler",
                    "Runtime",
                    "MemorySize",
                    "Timeout",
                    "Environment",
                    "Events",
                    "EventInvokeConfig",
                    "DeadLetterQueue",
                    "FunctionName",
                    "ReservedConcurrentExecutions",
                    "LoggingConfig"),
            Map.ofEntries(
                    entry("Architectures", "Java runs on this machine's own"),
                    entry("AutoPublishAlias", "one version runs"),
                    entry("AutoPublishAliasAllProperties", "one version runs"),
                    entry("DeploymentPreference", "nothing is shifted between versions"),
                    entry("Description", "a text"),
                    entry("EphemeralStorage", "the machine's own temporary folder is used"),
                    entry("KmsKeyArn", "variables are not encrypted"),
                    entry("PermissionsBoundary", "there is no IAM"),
                    entry("Policies", "there is no IAM; a test reads the policies"),
                    entry("ProvisionedConcurrencyConfig", "environments start on first use"),
                    entry("RecursiveLoop", "no loop is looked for"),
                    entry("Role", "there is no IAM"),
                    entry("SnapStart", "there are no snapshots"),
                    entry("Tags", "nothing is billed"),
                    entry("Tracing", "there is no X-Ray"),
                    entry("VersionDescription", "a text"))),
    API(
            "AWS::Serverless::Api",
            Set.of("DefinitionBody", "StageName", "ApiKeySourceType"),
            Map.ofEntries(
                    entry("AccessLogSetting", "there are no access logs"),
                    entry("CanarySetting", "one version runs"),
                    entry("Description", "a text"),
                    entry("DisableExecuteApiEndpoint", "there is one address"),
                    entry("Domain", "there is one address"),
                    entry("EndpointConfiguration", "there is one address"),
                    entry("MethodSettings", "throttles and metrics belong to the account"),
                    entry("Name", "a text"),
                    entry("OpenApiVersion", "the definition says it"),
                    entry("Tags", "nothing is billed"),
                    entry("TracingEnabled", "there is no X-Ray"))),
    TABLE(
            "AWS::DynamoDB::Table",
            Set.of(
                    "TableName",
                    "AttributeDefinitions",
                    "KeySchema",
                    "GlobalSecondaryIndexes",
                    "LocalSecondaryIndexes",
                    "BillingMode"),
            Map.ofEntries(
                    entry("ContributorInsightsSpecification", "there is no CloudWatch"),
                    entry("DeletionProtectionEnabled", "the data folder is the owner's"),
                    entry("KinesisStreamSpecification", "nothing reads it"),
                    entry("PointInTimeRecoverySpecification", "DynamoDB Local has none"),
                    entry("SSESpecification", "DynamoDB Local does not encrypt"),
                    entry("Tags", "nothing is billed"),
                    entry(
                            "TimeToLiveSpecification",
                            "DynamoDB Local stops expiring at the first item that lacks an index key; readers must look"
                                    + " at the time themselves on AWS too"))),
    BUCKET(
            "AWS::S3::Bucket",
            Set.of("BucketName", "VersioningConfiguration"),
            Map.ofEntries(
                    entry("BucketEncryption", "the folder is the owner's"),
                    entry("CorsConfiguration", "the S3 server takes uploads from any page that has a signed address"),
                    entry("LifecycleConfiguration", "nothing here grows old"),
                    entry("LoggingConfiguration", "there are no access logs"),
                    entry("ObjectLockConfiguration", "the folder is the owner's"),
                    entry("ObjectLockEnabled", "the folder is the owner's"),
                    entry("OwnershipControls", "there is one owner"),
                    entry("PublicAccessBlockConfiguration", "the endpoint is this machine's alone"),
                    entry("Tags", "nothing is billed"))),
    QUEUE(
            "AWS::SQS::Queue",
            Set.of(
                    "QueueName",
                    "VisibilityTimeout",
                    "MessageRetentionPeriod",
                    "DelaySeconds",
                    "ReceiveMessageWaitTimeSeconds",
                    "RedrivePolicy",
                    "FifoQueue",
                    "ContentBasedDeduplication"),
            Map.ofEntries(
                    entry("KmsDataKeyReusePeriodSeconds", "messages are not encrypted"),
                    entry("KmsMasterKeyId", "messages are not encrypted"),
                    entry("RedriveAllowPolicy", "there is no IAM"),
                    entry("SqsManagedSseEnabled", "messages are not encrypted"),
                    entry("Tags", "nothing is billed"))),
    USAGE_PLAN(
            "AWS::ApiGateway::UsagePlan",
            Set.of("Throttle", "Quota"),
            Map.ofEntries(
                    entry("ApiStages", "there is one stage"),
                    entry("Description", "a text"),
                    entry("Tags", "nothing is billed"),
                    entry("UsagePlanName", "a text"))),
    USAGE_KEY(
            "AWS::ApiGateway::ApiKey",
            Set.of("Value"),
            Map.ofEntries(
                    entry("Description", "a text"),
                    entry("Enabled", "one that is there is meant to be used"),
                    entry("Name", "a text"),
                    entry("Tags", "nothing is billed"))),
    USAGE_PLAN_KEY(
            "AWS::ApiGateway::UsagePlanKey",
            Set.of("KeyId", "UsagePlanId"),
            Map.ofEntries(entry("KeyType", "there is one type")));

    /** Types that this machine may leave out whole, and why. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            entry("AWS::ApiGateway::Account", "there are no access logs"),
            entry("AWS::Backup::BackupPlan", "the data folder is the owner's"),
            entry("AWS::Backup::BackupSelection", "the data folder is the owner's"),
            entry("AWS::Backup::BackupVault", "the data folder is the owner's"),
            entry("AWS::CloudFront::Function", "there is no edge: callers reach the gateway themselves"),
            entry("AWS::CloudFront::CachePolicy", "there is no edge: the gateway serves the page"),
            entry("AWS::CloudFront::Distribution", "there is no edge: the gateway serves the page"),
            entry("AWS::CloudTrail::Trail", "there is no CloudTrail"),
            entry("AWS::CloudWatch::Alarm", "nobody is called"),
            entry("AWS::CloudWatch::CompositeAlarm", "nobody is called"),
            entry("AWS::CloudWatch::Dashboard", "there is no CloudWatch"),
            entry("AWS::IAM::ManagedPolicy", "there is no IAM"),
            entry("AWS::IAM::Policy", "there is no IAM"),
            entry("AWS::IAM::Role", "there is no IAM"),
            entry("AWS::KMS::Alias", "nothing is encrypted"),
            entry("AWS::KMS::Key", "nothing is encrypted"),
            entry("AWS::Lambda::Permission", "there is no IAM"),
            entry("AWS::Logs::LogGroup", "logs go to files"),
            entry("AWS::Logs::MetricFilter", "there is no CloudWatch"),
            entry("AWS::Logs::QueryDefinition", "there is no CloudWatch"),
            entry("AWS::S3::BucketPolicy", "there is no IAM"),
            entry("AWS::SecretsManager::Secret", "a word of this machine's own stands in its place"),
            entry("AWS::SNS::Subscription", "only alarms use it"),
            entry("AWS::SNS::Topic", "only alarms use it"),
            entry("AWS::SNS::TopicPolicy", "there is no IAM"),
            entry("AWS::SQS::QueuePolicy", "there is no IAM"),
            entry("AWS::WAFv2::WebACL", "there is no edge"),
            entry("AWS::WAFv2::WebACLAssociation", "there is no edge"));

    private final String awsName;
    private final Set<String> understood;
    private final Map<String, String> ignored;

    ResourceType(String awsName, Set<String> understood, Map<String, String> ignored) {
        this.awsName = awsName;
        this.understood = understood;
        this.ignored = ignored;
    }

    static Optional<ResourceType> of(String awsName) {
        for (ResourceType type : values()) {
            if (type.awsName.equals(awsName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static boolean mayBeLeftOut(String awsName) {
        return LEFT_OUT.containsKey(awsName);
    }

    String awsName() {
        return awsName;
    }

    boolean knows(String property) {
        return understood.contains(property) || ignored.containsKey(property);
    }

    boolean understands(String property) {
        return understood.contains(property);
    }
}
