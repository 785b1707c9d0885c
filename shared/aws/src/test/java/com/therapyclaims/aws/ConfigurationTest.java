package com.therapyclaims.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.therapyclaims.aws.Configuration.Environment;
import com.therapyclaims.aws.Configuration.IncompleteConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void aMissingVariableIsNamed() {
        assertThatExceptionOfType(IncompleteConfigurationException.class)
                .isThrownBy(() -> Configuration.of(Map.of()).claimsTable())
                .withMessageContaining("CLAIMS_TABLE")
                .withMessageContaining("template.yaml");
    }

    @Test
    void anEmptyVariableIsMissing() {
        assertThatExceptionOfType(IncompleteConfigurationException.class)
                .isThrownBy(() ->
                        Configuration.of(Map.of("FEE_SCHEDULE_BUCKET", " ")).feeScheduleBucket())
                .withMessageContaining("FEE_SCHEDULE_BUCKET");
    }

    @Test
    void aQueueIsAnAbsoluteAddress() {
        assertThatExceptionOfType(IncompleteConfigurationException.class)
                .isThrownBy(() -> Configuration.of(Map.of("REPRICING_PLANS_QUEUE_URL", "plans"))
                        .repricingPlansQueueUrl())
                .withMessageContaining("REPRICING_PLANS_QUEUE_URL");
    }

    @Test
    void anUnknownEnvironmentIsRefused() {
        assertThatExceptionOfType(IncompleteConfigurationException.class)
                .isThrownBy(
                        () -> Configuration.of(Map.of("ENVIRONMENT", "staging")).environment())
                .withMessageContaining("ENVIRONMENT");
    }

    @Test
    void valuesAreGivenAsTheyStand() {
        Configuration configuration = Configuration.of(
                Map.of("CLAIMS_TABLE", "claims", "ENVIRONMENT", "production", "AWS_REGION", "us-east-1"));

        assertThat(configuration.claimsTable()).isEqualTo("claims");
        assertThat(configuration.environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(configuration.region()).isEqualTo("us-east-1");
    }
}
