package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.notes.Credentials;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who bills a visit (C-6): as the request says, else as the credential of who rendered it tells. A therapist who renders
 * the services of a professional claim is enrolled as one in private practice, alone or in a group (42 CFR 410.59(c) and
 * 410.60(c)); a hospital bills its own therapists on an institutional claim.
 */
final class ProviderType {
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[^A-Za-z.]+");

    private ProviderType() {}

    /** For example {@code PTPP}; empty where the request does not say and the credential is not a therapist's alone. */
    static Optional<String> of(Visit visit) {
        return visit.providerType()
                .or(() -> visit.renderingProvider()
                        .flatMap(Visit.Provider::credential)
                        .flatMap(ProviderType::therapist)
                        .map(ProviderType::inPrivatePractice));
    }

    private static String inPrivatePractice(Discipline discipline) {
        return switch (discipline) {
            case PT -> "PTPP";
            case OT -> "OTPP";
            case SLP -> "SLPP";
        };
    }

    /** Most credentials are of one part, letters alone: they need no expression. */
    private static List<String> parts(String credential) {
        for (int i = 0; i < credential.length(); i++) {
            if (!isOfAPart(credential.charAt(i))) {
                return List.of(BETWEEN_PARTS.split(credential));
            }
        }
        return List.of(credential);
    }

    private static boolean isOfAPart(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') || character == '.';
    }

    private static boolean isAnothers(Credentials part) {
        return part.mayCertify() || part.isAssistant();
    }

    /**
     * The discipline of a therapist's credential; one with a physician's or an assistant's letters, as "MD, PT", tells
     * nothing. A degree's or a specialty's letters, as "OCS" or "CHT", are nobody's who bills.
     */
    private static Optional<Discipline> therapist(String credential) {
        boolean another = Lists.any(parts(credential), part -> part.length() > 1 && isAnothers(Credentials.of(part)));
        return another ? Optional.empty() : Credentials.of(credential).discipline();
    }
}
