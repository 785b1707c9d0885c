package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.notes.Credentials;
import com.therapyclaims.domain.notes.TreatmentNote;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.units.ServiceMinutes;
import java.util.List;
import java.util.Optional;

/**
 * The discipline a visit's services belong to: what the service says, else the visit, else the note, else the credential
 * of who rendered it. Where nothing says, physical therapy is assumed and said so.
 */
record VisitDiscipline(Discipline discipline, List<Finding> findings) {

    static VisitDiscipline of(Visit visit) {
        boolean everyServiceSays =
                Lists.all(visit.services(), service -> service.discipline().isPresent());
        Optional<Discipline> said = visit.discipline()
                .or(() -> visit.note().flatMap(TreatmentNote::discipline))
                .or(() -> visit.renderingProvider()
                        .flatMap(Visit.Provider::credential)
                        .map(Credentials::of)
                        .flatMap(Credentials::discipline));
        if (said.isPresent() || everyServiceSays) {
            return new VisitDiscipline(said.orElse(Discipline.PT), List.of());
        }
        return new VisitDiscipline(
                Discipline.PT,
                List.of(Finding.of(
                        FindingCode.CLM_DISCIPLINE_ASSUMED,
                        "/claim/services",
                        "Nothing says which discipline furnished the services: physical therapy (GP) was assumed.")));
    }

    /** The services with their discipline, in the order they were sent. */
    List<ServiceMinutes> serviceMinutes(Visit visit) {
        return Lists.map(
                visit.services(),
                service -> new ServiceMinutes(
                        service.code(),
                        service.minutes(),
                        service.furnishedBy(),
                        service.discipline().orElse(discipline)));
    }
}
