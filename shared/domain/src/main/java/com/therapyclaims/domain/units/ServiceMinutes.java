package com.therapyclaims.domain.units;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;

/**
 * Direct treatment minutes of one code. A code may come several times in a day; its minutes are pooled (U-9).
 *
 * @param code HCPCS or CPT code
 * @param minutes whole minutes, 0 or more
 */
public record ServiceMinutes(String code, int minutes, FurnishedBy furnishedBy, Discipline discipline) {
    /**
     * Takes whole minutes.
     *
     * @throws IllegalArgumentException if the minutes are negative
     */
    public ServiceMinutes {
        if (minutes < 0) {
            throw new IllegalArgumentException("negative minutes");
        }
    }
}
