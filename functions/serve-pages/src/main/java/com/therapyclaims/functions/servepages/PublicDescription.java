package com.therapyclaims.functions.servepages;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** {@code openapi.yaml} without what it says to API Gateway alone. */
final class PublicDescription {
    private static final String GATEWAYS = "x-amazon-";
    /** The security scheme by which the gateway counts calls; a caller sends nothing of it. */
    private static final String USAGE_KEY = "UsageKey";

    private PublicDescription() {}

    /** The description without the gateway's keys, in UTF-8. */
    static byte[] of(byte[] openApi) {
        Object whole = new Load(LoadSettings.builder().build()).loadFromInputStream(new ByteArrayInputStream(openApi));
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(120)
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings).dumpToString(without(whole)).getBytes(StandardCharsets.UTF_8);
    }

    private static Object without(Object node) {
        return switch (node) {
            case Map<?, ?> map -> {
                Map<Object, Object> kept = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    if (!isGateways(String.valueOf(key))) {
                        kept.put(key, without(value));
                    }
                });
                yield kept;
            }
            case List<?> list ->
                list.stream()
                        .filter(item -> !(item instanceof Map<?, ?> map && map.containsKey(USAGE_KEY)))
                        .map(PublicDescription::without)
                        .toList();
            case null -> "";
            default -> node;
        };
    }

    private static boolean isGateways(String key) {
        return key.startsWith(GATEWAYS) || key.equals(USAGE_KEY);
    }
}
