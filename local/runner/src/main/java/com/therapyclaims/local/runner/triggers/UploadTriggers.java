package com.therapyclaims.local.runner.triggers;

import com.therapyclaims.local.runner.template.SystemTemplate;
import com.therapyclaims.local.runner.template.SystemTemplate.UploadTrigger;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Starts functions when an upload has finished. */
public final class UploadTriggers {

    private final SystemTemplate template;
    private final AsyncInvoker invoker;
    private final Consumer<String> misplaced;

    /**
     * Starts the functions of that template.
     *
     * @param misplaced is told of an upload beside those that functions take
     */
    public UploadTriggers(SystemTemplate template, AsyncInvoker invoker, Consumer<String> misplaced) {
        this.template = template;
        this.invoker = invoker;
        this.misplaced = misplaced;
    }

    /** An upload has finished. */
    public void created(ObjectCreated created) {
        List<UploadTrigger> concerned = template.uploadTriggers().stream()
                .filter(trigger -> S3Events.concerns(trigger, created))
                .toList();
        concerned.forEach(
                trigger -> invoker.accept(template.function(trigger.function()), S3Events.event(trigger, created)));
        if (concerned.isEmpty() && isAmongUploads(created)) {
            misplaced.accept("No function takes " + created.bucket() + "/" + created.key()
                    + ": on AWS the bucket refuses it. Functions take what is below " + prefixes(created) + ".");
        }
    }

    /** Whether it lies in a folder in which uploads are expected, if deeper. */
    private boolean isAmongUploads(ObjectCreated created) {
        return template.uploadTriggers().stream()
                .filter(trigger -> trigger.bucket().equals(created.bucket()))
                .anyMatch(trigger -> folder(trigger.prefix()).equals(folder(created.key())));
    }

    private String prefixes(ObjectCreated created) {
        return template.uploadTriggers().stream()
                .filter(trigger -> trigger.bucket().equals(created.bucket()))
                .map(UploadTrigger::prefix)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String folder(String key) {
        return key.substring(0, key.indexOf('/') + 1);
    }
}
