package com.therapyclaims.local.runner.triggers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.template.Aws;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** The event of a batch of messages, field for field as Lambda's poller writes it. */
final class SqsEvents {

    private SqsEvents() {}

    static ObjectNode event(String queueArn, List<Message> batch) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = event.putArray("Records");
        for (Message message : batch) {
            ObjectNode entry = entries.addObject();
            entry.put("messageId", message.messageId());
            entry.put("receiptHandle", message.receiptHandle());
            entry.put("body", message.body());
            ObjectNode attributes = entry.putObject("attributes");
            message.attributesAsStrings().forEach(attributes::put);
            ObjectNode own = entry.putObject("messageAttributes");
            message.messageAttributes()
                    .forEach((name, value) -> own.putObject(name)
                            .put("stringValue", value.stringValue())
                            .put("dataType", value.dataType()));
            entry.put("md5OfBody", message.md5OfBody());
            entry.put("eventSource", "aws:sqs");
            entry.put("eventSourceARN", queueArn);
            entry.put("awsRegion", Aws.REGION);
        }
        return event;
    }
}
