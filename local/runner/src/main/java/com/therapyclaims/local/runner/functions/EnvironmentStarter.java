package com.therapyclaims.local.runner.functions;

import com.therapyclaims.local.runner.template.SystemTemplate.Function;

/** Starts environments: a process each, or threads of one process for all. */
interface EnvironmentStarter {

    /**
     * Starts one; it is ready when its slot says so.
     *
     * @throws IllegalStateException once all have been ended
     */
    Environment start(Function function);

    /** Ends all of them. */
    void stop();
}
