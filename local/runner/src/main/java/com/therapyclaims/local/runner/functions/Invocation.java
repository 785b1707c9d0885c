package com.therapyclaims.local.runner.functions;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * One event on its way through an environment.
 *
 * @param id the request id
 * @param event the event, JSON
 * @param deadline when it must have ended
 * @param outcome filled once
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, handed on, never compared.
record Invocation(String id, byte[] event, Instant deadline, CompletableFuture<Outcome> outcome) {}
