package com.therapyclaims.local.runner;

import com.therapyclaims.local.runner.template.Aws;
import com.therapyclaims.local.runner.template.SystemTemplate.QueueTrigger;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How many messages a queue holds that are due; those sent to be seen later are nobody's work yet. */
final class QueueDepth {

    private QueueDepth() {}

    static boolean isEmpty(SqsClient sqs, QueueTrigger trigger) {
        String url = sqs.getQueueUrl(q -> q.queueName(Aws.queueName(trigger.queueArn())))
                .queueUrl();
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                        a -> a.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES).equals("0")
                && attributes
                        .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                        .equals("0");
    }
}
