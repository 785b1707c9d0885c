package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.repricing.RepricingSystem.JULY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.therapyclaims.domain.repricing.Repricing;
import com.therapyclaims.domain.repricing.Repricing.State;
import com.therapyclaims.domain.repricing.RepricingPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A claim that cannot be repriced holds up no other, and is repriced once it can. */
class FailedClaimsTest extends RepricingScenario {
    @Test
    void aClaimThatCannotBeReadIsLeftAndItsMatesAreDone() {
        archive("demo", "c1", sample);
        archive("demo", "poison", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        spoil("poison");

        worker.work(system.drained().getFirst(), () -> false);
        RepricingChunk rest = system.drained().getFirst();

        assertThat(latest("demo", "c1").revision()).isEqualTo(2);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> worker.work(rest, () -> false));
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> worker.work(rest, () -> false));
        Repricing repricing = system.find(plan);
        assertThat(repricing.state()).isEqualTo(State.FAILED);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(2, 1, 1, 0, 0, 1));
    }

    @Test
    void whatCouldNotBeReadIsDoneOnceItCan() {
        archive("demo", "c1", sample);
        archive("demo", "poison", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        AttributeValue decision = spoil("poison");
        worker.work(system.drained().getFirst(), () -> false);
        RepricingChunk rest = system.drained().getFirst();
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> worker.work(rest, () -> false));

        mend("poison", decision);
        worker.work(rest, () -> false);

        Repricing repricing = system.find(plan);
        assertThat(repricing.state()).isEqualTo(State.DONE);
        assertThat(repricing.claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
    }

    @Test
    void aPoisonedClaimEndsInTheDeadLetterQueueAndComesBackWithTheMoveTask() {
        String deadLetters = servers.newQueue();
        deadLettersTo(deadLetters, 3);
        archive("demo", "c1", sample);
        archive("demo", "poison", sample.replace("p-1", "p-2"));
        RepricingPlan plan = publish(JULY, "0.41", "33.4009");
        plan(plan);
        AttributeValue decision = spoil("poison");

        workUntil(() -> waiting(deadLetters) == 1);

        Repricing failed = system.find(plan);
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.claims()).isEqualTo(new Repricing.Claims(2, 1, 1, 0, 0, 1));
        assertThat(latest("demo", "c1").revision()).isEqualTo(2);

        mend("poison", decision);
        servers.sqs()
                .startMessageMoveTask(move -> move.sourceArn(attribute(deadLetters, QueueAttributeName.QUEUE_ARN))
                        .destinationArn(attribute(queueUrl, QueueAttributeName.QUEUE_ARN)));
        workUntil(() -> system.find(plan).state() == State.DONE);

        assertThat(system.find(plan).claims()).isEqualTo(new Repricing.Claims(2, 2, 2, 0, 0, 0));
        assertThat(waiting(deadLetters)).isZero();
    }

    private void deadLettersTo(String url, int receipts) {
        servers.sqs()
                .setQueueAttributes(set -> set.queueUrl(queueUrl)
                        .attributes(Map.of(
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                                        .formatted(attribute(url, QueueAttributeName.QUEUE_ARN), receipts))));
    }

    /** Works on what the queue hands out, as Lambda's poller does: what fails comes again. */
    private void workUntil(BooleanSupplier over) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!over.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            servers.sqs()
                    .receiveMessage(receive -> receive.queueUrl(queueUrl).waitTimeSeconds(1))
                    .messages()
                    .forEach(message -> {
                        try {
                            worker.work(RepricingChunk.read(message.body()), () -> false);
                            servers.sqs()
                                    .deleteMessage(
                                            delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
                        } catch (RuntimeException e) {
                            servers.sqs()
                                    .changeMessageVisibility(change -> change.queueUrl(queueUrl)
                                            .receiptHandle(message.receiptHandle())
                                            .visibilityTimeout(0));
                        }
                    });
        }
    }

    private int waiting(String url) {
        return Integer.parseInt(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private String attribute(String url, QueueAttributeName name) {
        return servers.sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }

    private void mend(String claimId, AttributeValue decision) {
        replaceDecision(claimId, decision);
    }
}
