package com.therapyclaims.local.runner.gateway;

import com.therapyclaims.local.runner.template.SystemTemplate.Api;
import java.util.Locale;

/** Which media types travel as bytes. */
final class BinaryTypes {

    private BinaryTypes() {}

    /** Whether the first media type of a header is one of the API's binary ones. */
    static boolean matches(Api api, String header) {
        String type = header.split("[;,]", 2)[0].trim().toLowerCase(Locale.ROOT);
        return api.binaryMediaTypes().stream()
                .map(binary -> binary.replace("~1", "/").toLowerCase(Locale.ROOT))
                .anyMatch(binary -> binary.equals("*/*")
                        || binary.equals(type)
                        || (binary.endsWith("/*") && type.startsWith(binary.substring(0, binary.length() - 1))));
    }
}
