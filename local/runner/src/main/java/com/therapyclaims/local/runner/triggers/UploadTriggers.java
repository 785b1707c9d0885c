package com.therapyclaims.local.runner.triggers;

import com.therapyclaims.local.runner.template.SystemTemplate;

/** Starts functions when an upload has finished. */
public final class UploadTriggers {

    private final SystemTemplate template;
    private final AsyncInvoker invoker;

    /** Starts the functions of that template. */
    public UploadTriggers(SystemTemplate template, AsyncInvoker invoker) {
        this.template = template;
        this.invoker = invoker;
    }

    /** An upload has finished. */
    public void created(ObjectCreated created) {
        template.uploadTriggers().stream()
                .filter(trigger -> S3Events.concerns(trigger, created))
                .forEach(trigger ->
                        invoker.accept(template.function(trigger.function()), S3Events.event(trigger, created)));
    }
}
