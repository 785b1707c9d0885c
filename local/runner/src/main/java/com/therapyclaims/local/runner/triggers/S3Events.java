package com.therapyclaims.local.runner.triggers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.template.Aws;
import com.therapyclaims.local.runner.template.SystemTemplate.UploadTrigger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** S3's notifications: which uploads concern a trigger, and the event it is given, field for field as on AWS. */
final class S3Events {

    private S3Events() {}

    static boolean concerns(UploadTrigger trigger, ObjectCreated created) {
        String name = "s3:" + created.event();
        return trigger.bucket().equals(created.bucket())
                && created.key().startsWith(trigger.prefix())
                && created.key().endsWith(trigger.suffix())
                && trigger.events().stream()
                        .anyMatch(pattern -> pattern.endsWith("*")
                                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                                : name.equals(pattern));
    }

    static ObjectNode event(UploadTrigger trigger, ObjectCreated created) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ObjectNode entry = event.putArray("Records").addObject();
        entry.put("eventVersion", "2.1");
        entry.put("eventSource", "aws:s3");
        entry.put("awsRegion", Aws.REGION);
        entry.put("eventTime", created.time());
        entry.put("eventName", created.event());
        entry.putObject("userIdentity").put("principalId", "AWS:local");
        entry.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        entry.putObject("responseElements")
                .put("x-amz-request-id", created.sequencer())
                .put("x-amz-id-2", created.sequencer());
        ObjectNode s3 = entry.putObject("s3");
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", trigger.function());
        ObjectNode bucket = s3.putObject("bucket");
        bucket.put("name", created.bucket());
        bucket.putObject("ownerIdentity").put("principalId", "local");
        bucket.put("arn", "arn:aws:s3:::" + created.bucket());
        ObjectNode object = s3.putObject("object");
        object.put("key", encoded(created.key()));
        object.put("size", created.size());
        object.put("eTag", created.eTag());
        created.versionId().ifPresent(version -> object.put("versionId", version));
        object.put("sequencer", created.sequencer());
        return event;
    }

    /** S3 encodes keys as a form does, but leaves slashes. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
