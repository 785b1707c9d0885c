package com.therapyclaims.local.runner.functions;

import com.therapyclaims.local.runner.template.Aws;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every function's process has in common.
 *
 * @param java the {@code java} program
 * @param runtimeClassPath AWS's runtime client and what it needs
 * @param hostClassPath the same and this module, for all functions in one process
 * @param surroundings variables that name the servers
 * @param logs where their output goes
 */
public record ProcessSetup(
        Path java, String runtimeClassPath, String hostClassPath, Map<String, String> surroundings, FunctionLogs logs) {

    /** What AWS sets for every function, and the servers' addresses. */
    Map<String, String> commonEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>(surroundings);
        environment.put("AWS_REGION", Aws.REGION);
        environment.put("AWS_DEFAULT_REGION", Aws.REGION);
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("TZ", "UTC");
        environment.put("LANG", "en_US.UTF-8");
        environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
        return environment;
    }

    /** What AWS sets for that function. */
    public Map<String, String> environmentOf(Function function, String runtimeApi) {
        Map<String, String> environment = commonEnvironment();
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("AWS_LAMBDA_LOG_FORMAT", function.jsonLogs() ? "JSON" : "TEXT");
        environment.put("LAMBDA_TASK_ROOT", function.code().toString());
        environment.put("_HANDLER", function.handler());
        environment.putAll(function.environment());
        // The template's own addresses are for containers: here the servers are where they are.
        environment.putAll(surroundings);
        return environment;
    }
}
